<?php
// A county's draw in PHP with FFI: registry and roster from files, the order by the rules, reveal, draw, verify.
//
//   php -d ffi.enable=1 examples/clients/php/draw.php examples/data

declare(strict_types=1);

// The header itself is the binding: FFI reads C declarations, and the numbers are its #defines.
$header = file_get_contents(__DIR__ . '/../../../include/shuangsuiji.h');
preg_match_all('/^#define (SSJ_\w+) +(\d+)/m', $header, $numbers, PREG_SET_ORDER);
foreach ($numbers as [, $name, $value]) {
    define($name, (int) $value);
}
$declarations = preg_replace(['/^#(\\\\\n|.)*$/m', '/^extern "C" \{$/m', '/^\} \/\* extern.*$/m'], '', $header);
$ssj = FFI::cdef($declarations, PHP_OS_FAMILY === 'Windows' ? 'shuangsuiji.dll' : 'libshuangsuiji.so');

/** What the library refused: number, article, and why. */
final class Refused extends Exception
{
    public readonly string $article;

    public function __construct(FFI $ssj, FFI\CData $error)
    {
        parent::__construct($ssj->ssj_error_message_zh($error), $ssj->ssj_error_code($error));
        $this->article = $ssj->ssj_error_article($error);
        $ssj->ssj_error_free($error);
    }
}

/** An object of the library, freed with the last reference to it. */
final class Handle
{
    public function __construct(private FFI $ssj, private string $type, public readonly FFI\CData $pointer)
    {
    }

    public function __destruct()
    {
        $this->ssj->{"ssj_{$this->type}_free"}($this->pointer);
    }
}

/** The library's functions, as PHP likes them: errors thrown, handles freed, strings for texts. */
final class Library
{
    public function __construct(public readonly FFI $ssj)
    {
    }

    /** Calls a function; strings become a pointer and a length, handles their pointers. */
    public function call(string $name, mixed ...$inputs): void
    {
        $flat = [];
        foreach ($inputs as $input) {
            array_push($flat, ...match (true) {
                is_string($input) => [$input, strlen($input)],
                $input instanceof Handle => [$input->pointer],
                default => [$input],
            });
        }
        $error = $this->ssj->new('ssj_error_t *');
        if ($this->ssj->$name(...$flat, ...[FFI::addr($error)]) !== SSJ_OK) {
            throw new Refused($this->ssj, $error);
        }
    }

    /** Calls a function that gives an object. */
    public function handle(string $type, string $name, mixed ...$inputs): Handle
    {
        $pointer = $this->ssj->new("ssj_{$type}_t *");
        $this->call($name, ...$inputs, ...[FFI::addr($pointer)]);
        return new Handle($this->ssj, $type, $pointer);
    }

    /** Calls a function that fills a struct or a number. */
    public function value(string $type, string $name, mixed ...$inputs): FFI\CData
    {
        $value = $this->ssj->new($type);
        $this->call($name, ...$inputs, ...[FFI::addr($value)]);
        return $value;
    }

    /** Calls a function that gives a text; PHP copies what a const char * points to. */
    public function text(string $name, mixed ...$inputs): string
    {
        $text = $this->handle('text', $name, ...$inputs);
        return $this->ssj->ssj_text_data($text->pointer);
    }
}

/** Texts in C's memory, for as long as this lives; structs point into it. */
final class Texts
{
    private array $kept = [];

    public function __construct(private FFI $ssj)
    {
    }

    /** The address of a text's first byte. */
    public function bytes(string $text): FFI\CData
    {
        $bytes = $this->ssj->new('char[' . max(1, strlen($text)) . ']');
        FFI::memcpy($bytes, $text, strlen($text));
        $this->kept[] = $bytes;
        return FFI::addr($bytes[0]);
    }

    public function set(FFI\CData $string, string $text): void
    {
        $string->data = $this->bytes($text);
        $string->len = strlen($text);
    }
}

function of(FFI\CData $string): string
{
    return FFI::string($string->data, $string->len);
}

function hex(FFI\CData $digest): string
{
    return bin2hex(FFI::string($digest->bytes, 32));
}

/** The order as the rules make it from the files: its text is published before anybody can know the lottery. */
function order_by_rules(Library $library, string $folder, string $secret): Handle
{
    $ssj = $library->ssj;
    $texts = new Texts($ssj);
    $read = fn (string $name): string => file_get_contents("$folder/$name");
    $day = function (int $day) use ($ssj): FFI\CData {
        $date = $ssj->new('ssj_date_t');
        [$date->year, $date->month, $date->day] = [2026, 12, $day];
        return $date;
    };
    $rules = $library->handle('rules', 'ssj_rules_built_in', 'inner-mongolia-trial');
    $registry = $library->handle('registry', 'ssj_registry_from_csv', $read('sources.csv'), 1);
    $roster = $library->handle('roster', 'ssj_roster_from_csv', $read('inspectors.csv'), null, 0,
        $read('recusals.csv'), $registry);
    vprintf("registry %d, roster %d\n", [$ssj->ssj_registry_len($registry->pointer), $ssj->ssj_roster_len($roster->pointer)]);
    $county = $ssj->new('ssj_agency_t');
    $texts->set($county->name, 'xincheng');
    [$county->division, $county->tier] = [150102, SSJ_TIER_COUNTY];
    $plan = $library->handle('plan', 'ssj_plan_from_rooms', $rules, $registry, $roster, 2027, FFI::addr($county), 1,
        $day(10));
    $digest = $ssj->new('ssj_digest_t');
    $library->call('ssj_digest_of_value', SSJ_HASH_SM3, $ssj->cast('uint8_t *', $texts->bytes($secret)),
        strlen($secret), FFI::addr($digest));
    $entropy = json_encode([
        ['kind' => 'commit', 'label' => 'bureau', 'value' => hex($digest)],
        ['kind' => 'public', 'label' => 'lottery', 'value' => '3D 2026340'],
    ]);
    $committed = $ssj->new('ssj_committed_t *');
    $record = $library->text('ssj_order_by_rules', $rules, $read('items.json'), $plan, $registry, $roster, null,
        'xincheng', '2027-Q1', $day(15), '{"hash": "sm3"}', $entropy, null, FFI::addr($committed));
    echo 'record ', strlen($record), " bytes\n";
    return new Handle($ssj, 'committed', $committed);
}

function reveal(Library $library, Handle $committed, string $secret, string $lottery): Handle
{
    $ssj = $library->ssj;
    $texts = new Texts($ssj);
    $contributions = $ssj->new('ssj_contribution_t[2]');
    foreach ([['bureau', $secret], ['lottery', $lottery]] as $at => [$label, $value]) {
        $texts->set($contributions[$at]->label, $label);
        $contributions[$at]->value = $ssj->cast('uint8_t *', $texts->bytes($value));
        $contributions[$at]->value_len = strlen($value);
    }
    return $library->handle('draw', 'ssj_draw_new', $committed, $contributions, 2);
}

function print_draw(Library $library, Handle $draw): void
{
    $length = $library->ssj->ssj_draw_len($draw->pointer);
    for ($place = 0; $place < $length; $place++) {
        $drawn = $library->value('ssj_drawn_t', 'ssj_draw_at', $draw, $place);
        $words = [of($drawn->stratum), $drawn->rank, of($drawn->source)];
        for ($seat = 0; $seat < $drawn->team_len; $seat++) {
            $words[] = of($library->value('ssj_string_t', 'ssj_draw_inspector', $draw, $place, $seat));
        }
        echo implode(' ', $words), "\n";
    }
    echo "drawn $length\n";
}

/** What anybody can do with the published texts. */
function verify(Library $library, Handle $committed, Handle $draw): void
{
    $texts = new Texts($library->ssj);
    $publication = $library->ssj->new('ssj_publication_t');
    $library->ssj->ssj_publication_init(FFI::addr($publication));
    $texts->set($publication->order, $library->text('ssj_committed_order', $committed));
    $texts->set($publication->sources, $library->text('ssj_committed_list', $committed, SSJ_LIST_SOURCES));
    $texts->set($publication->inspectors, $library->text('ssj_committed_list', $committed, SSJ_LIST_INSPECTORS));
    $texts->set($publication->recusals, $library->text('ssj_committed_list', $committed, SSJ_LIST_RECUSALS));
    $transcripts = $library->ssj->new('ssj_string_t[1]');
    $texts->set($transcripts[0], $library->text('ssj_draw_transcript', $draw, 0));
    $publication->transcripts = FFI::addr($transcripts[0]);
    $publication->transcripts_len = 1;
    $verified = $library->value('ssj_verified_t', 'ssj_publication_verify', FFI::addr($publication));
    echo 'transcript ', hex($verified->transcript), "\nverified $verified->drawn\n";
}

function main(Library $library, string $folder): void
{
    $secret = '32 random bytes that none knows.'; // In earnest: random_bytes(32).
    $committed = order_by_rules($library, $folder, $secret);
    echo 'order ', hex($library->value('ssj_digest_t', 'ssj_committed_digest', $committed)), "\n";
    try {
        // Another value than the one that was committed: refused, and why.
        reveal($library, $committed, 'a value that suits us better', '4 0 7');
    } catch (Refused $refused) {
        echo "refused {$refused->getCode()}, Art. {$refused->article}: {$refused->getMessage()}\n";
    }
    $draw = reveal($library, $committed, $secret, '4 0 7');
    print_draw($library, $draw);
    verify($library, $committed, $draw);
    // The JSON door: a whole operation without any of the above.
    $request = json_encode(['op' => 'working_day_after', 'date' => '2026-09-25', 'n' => 20]);
    echo $library->text('ssj_json_call', $request), "\n";
}

if ($ssj->ssj_abi_version() !== SSJ_ABI_VERSION) {
    exit('expected a library of ABI ' . SSJ_ABI_VERSION . "\n");
}
main(new Library($ssj), $argv[1]);
