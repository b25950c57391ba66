// A county's draw in C# with P/Invoke: registry and roster from files, the order by the rules, reveal, draw, verify.
//
//   mcs examples/clients/csharp/Draw.cs -out:Draw.exe && mono Draw.exe examples/data

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

// The C functions, by the header's names. A SafeHandle as an out parameter is made and owned by the runtime, freed even
// if the program forgets to, and never freed while a call uses it.
static class Ssj
{
    const string Library = "shuangsuiji";

    public const int Ok = 0;
    public const uint AbiVersion = 2, HashSm3 = 1, TierCounty = 0;
    public const uint ListSources = 0, ListInspectors = 1, ListRecusals = 2;

    [StructLayout(LayoutKind.Sequential)] public struct String { public IntPtr Data; public UIntPtr Length; }
    [StructLayout(LayoutKind.Sequential)] public struct Date { public int Year; public ushort Month, Day; }
    [StructLayout(LayoutKind.Sequential)]
    public struct Digest { [MarshalAs(UnmanagedType.ByValArray, SizeConst = 32)] public byte[] Bytes; }
    [StructLayout(LayoutKind.Sequential)] public struct Agency { public String Name; public uint Division, Tier; }
    [StructLayout(LayoutKind.Sequential)]
    public struct Contribution { public String Label; public IntPtr Value; public UIntPtr ValueLength; }
    [StructLayout(LayoutKind.Sequential)]
    public struct Drawn { public String Stratum, Source; public uint Rank, TeamLength; }
    [StructLayout(LayoutKind.Sequential)]
    public struct Publication
    {
        public uint StructSize, Reserved;
        public String Order, Sources, Inspectors, Recusals, Reveal;
        public IntPtr Transcripts;
        public UIntPtr TranscriptsLength;
        public IntPtr Digest, SaltKey;
    }
    [StructLayout(LayoutKind.Sequential)]
    public struct Verified
    {
        public Digest Order, Transcript;
        public uint Drawn;
        public byte IsVoid;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 3)] public byte[] Reserved;
    }

    [DllImport(Library)] public static extern uint ssj_abi_version();
    [DllImport(Library)] public static extern int ssj_error_code(IntPtr error);
    [DllImport(Library)] public static extern IntPtr ssj_error_article(IntPtr error);
    [DllImport(Library)] public static extern IntPtr ssj_error_message_zh(IntPtr error);
    [DllImport(Library)] public static extern void ssj_error_free(IntPtr error);
    [DllImport(Library)] public static extern IntPtr ssj_text_data(Text text);
    [DllImport(Library)] public static extern UIntPtr ssj_text_len(Text text);
    [DllImport(Library)] public static extern void ssj_text_free(IntPtr text);
    [DllImport(Library)] public static extern int ssj_rules_built_in(
        byte[] id, UIntPtr idLength, out Rules rules, out IntPtr error);
    [DllImport(Library)] public static extern void ssj_rules_free(IntPtr rules);
    [DllImport(Library)] public static extern int ssj_registry_from_csv(
        byte[] csv, UIntPtr csvLength, byte strict, out Registry registry, out IntPtr error);
    [DllImport(Library)] public static extern UIntPtr ssj_registry_len(Registry registry);
    [DllImport(Library)] public static extern void ssj_registry_free(IntPtr registry);
    [DllImport(Library)] public static extern int ssj_roster_from_csv(
        byte[] inspectors, UIntPtr inspectorsLength, byte[] aliases, UIntPtr aliasesLength, byte[] recusals,
        UIntPtr recusalsLength, Registry registry, out Roster roster, out IntPtr error);
    [DllImport(Library)] public static extern UIntPtr ssj_roster_len(Roster roster);
    [DllImport(Library)] public static extern void ssj_roster_free(IntPtr roster);
    [DllImport(Library)] public static extern int ssj_plan_from_rooms(
        Rules rules, Registry registry, Roster roster, int year, Agency[] agencies, UIntPtr length, Date on,
        out Plan plan, out IntPtr error);
    [DllImport(Library)] public static extern void ssj_plan_free(IntPtr plan);
    [DllImport(Library)] public static extern int ssj_order_by_rules(
        Rules rules, byte[] items, UIntPtr itemsLength, Plan plan, Registry registry, Roster roster, IntPtr ledger,
        byte[] agency, UIntPtr agencyLength, byte[] period, UIntPtr periodLength, Date drawnOn, byte[] options,
        UIntPtr optionsLength, byte[] entropy, UIntPtr entropyLength, IntPtr saltKey, out Committed committed,
        out Text record, out IntPtr error);
    [DllImport(Library)] public static extern int ssj_digest_of_value(
        uint hash, byte[] value, UIntPtr valueLength, out Digest digest, out IntPtr error);
    [DllImport(Library)] public static extern int ssj_committed_list(
        Committed committed, uint which, out Text text, out IntPtr error);
    [DllImport(Library)] public static extern int ssj_committed_order(
        Committed committed, out Text order, out IntPtr error);
    [DllImport(Library)] public static extern int ssj_committed_digest(
        Committed committed, out Digest digest, out IntPtr error);
    [DllImport(Library)] public static extern void ssj_committed_free(IntPtr committed);
    [DllImport(Library)] public static extern int ssj_draw_new(
        Committed committed, Contribution[] contributions, UIntPtr length, out DrawHandle draw, out IntPtr error);
    [DllImport(Library)] public static extern UIntPtr ssj_draw_len(DrawHandle draw);
    [DllImport(Library)] public static extern int ssj_draw_at(
        DrawHandle draw, UIntPtr place, out Drawn drawn, out IntPtr error);
    [DllImport(Library)] public static extern int ssj_draw_inspector(
        DrawHandle draw, UIntPtr place, UIntPtr seat, out String inspector, out IntPtr error);
    [DllImport(Library)] public static extern int ssj_draw_transcript(
        DrawHandle draw, UIntPtr number, out Text transcript, out IntPtr error);
    [DllImport(Library)] public static extern void ssj_draw_free(IntPtr draw);
    [DllImport(Library)] public static extern void ssj_publication_init(out Publication publication);
    [DllImport(Library)] public static extern int ssj_publication_verify(
        ref Publication publication, out Verified verified, out IntPtr error);
    [DllImport(Library)] public static extern int ssj_json_call(
        byte[] request, UIntPtr requestLength, out Text response, out IntPtr error);
}

abstract class Handle : SafeHandle
{
    protected Handle() : base(IntPtr.Zero, true) { }
    public override bool IsInvalid { get { return handle == IntPtr.Zero; } }
    protected abstract void Free(IntPtr handle);
    protected override bool ReleaseHandle() { Free(handle); return true; }
}

sealed class Rules : Handle { protected override void Free(IntPtr handle) { Ssj.ssj_rules_free(handle); } }
sealed class Registry : Handle { protected override void Free(IntPtr handle) { Ssj.ssj_registry_free(handle); } }
sealed class Roster : Handle { protected override void Free(IntPtr handle) { Ssj.ssj_roster_free(handle); } }
sealed class Plan : Handle { protected override void Free(IntPtr handle) { Ssj.ssj_plan_free(handle); } }
sealed class Committed : Handle { protected override void Free(IntPtr handle) { Ssj.ssj_committed_free(handle); } }
sealed class DrawHandle : Handle { protected override void Free(IntPtr handle) { Ssj.ssj_draw_free(handle); } }

sealed class Text : Handle
{
    protected override void Free(IntPtr handle) { Ssj.ssj_text_free(handle); }

    public byte[] Bytes()
    {
        var bytes = new byte[(int)Ssj.ssj_text_len(this)];
        Marshal.Copy(Ssj.ssj_text_data(this), bytes, 0, bytes.Length);
        return bytes;
    }
}

// What the library refused: number, article, and why.
sealed class Refused : Exception
{
    public readonly int Code;
    public readonly string Article;

    Refused(int code, string article, string message) : base(message) { Code = code; Article = article; }

    public static void Check(int status, IntPtr error)
    {
        if (status == Ssj.Ok) return;
        var refused = new Refused(Ssj.ssj_error_code(error), OfC(Ssj.ssj_error_article(error)),
            OfC(Ssj.ssj_error_message_zh(error)));
        Ssj.ssj_error_free(error);
        throw refused;
    }

    static string OfC(IntPtr text)
    {
        var length = 0;
        while (Marshal.ReadByte(text, length) != 0) length++;
        return Memory.Utf8(text, length);
    }
}

// Bytes and arrays that structs point to, in unmanaged memory until they are disposed of.
sealed class Memory : IDisposable
{
    readonly List<IntPtr> kept = new List<IntPtr>();

    public IntPtr Bytes(byte[] bytes)
    {
        var data = Marshal.AllocHGlobal(Math.Max(1, bytes.Length));
        kept.Add(data);
        Marshal.Copy(bytes, 0, data, bytes.Length);
        return data;
    }

    public Ssj.String String(byte[] bytes)
    {
        return new Ssj.String { Data = Bytes(bytes), Length = (UIntPtr)bytes.Length };
    }

    public Ssj.String String(string text) { return String(Encoding.UTF8.GetBytes(text)); }

    public IntPtr Array<T>(params T[] elements) where T : struct
    {
        var size = Marshal.SizeOf(typeof(T));
        var data = Marshal.AllocHGlobal(size * elements.Length);
        kept.Add(data);
        for (var at = 0; at < elements.Length; at++) Marshal.StructureToPtr(elements[at], data + at * size, false);
        return data;
    }

    public static string Utf8(IntPtr data, int length)
    {
        var bytes = new byte[length];
        Marshal.Copy(data, bytes, 0, length);
        return Encoding.UTF8.GetString(bytes);
    }

    public void Dispose() { kept.ForEach(Marshal.FreeHGlobal); }
}

static class Program
{
    static byte[] Utf8(string text) { return Encoding.UTF8.GetBytes(text); }
    static UIntPtr Length(byte[] bytes) { return (UIntPtr)(bytes == null ? 0 : bytes.Length); }
    static string Hex(Ssj.Digest digest) { return string.Concat(digest.Bytes.Select(value => value.ToString("x2"))); }
    static string Of(Ssj.String text) { return Memory.Utf8(text.Data, (int)text.Length); }

    // The order as the rules make it from the files: its text is published before anybody can know the lottery.
    static Committed OrderByRules(string folder, byte[] secret)
    {
        IntPtr error;
        Rules rules;
        Registry registry;
        Roster roster;
        Plan plan;
        Committed committed;
        Text record;
        Ssj.Digest digest;
        byte[] id = Utf8("inner-mongolia-trial"), agency = Utf8("xincheng"), period = Utf8("2027-Q1");
        byte[] options = Utf8("{\"hash\": \"sm3\"}");
        byte[] sources = File.ReadAllBytes(Path.Combine(folder, "sources.csv"));
        byte[] inspectors = File.ReadAllBytes(Path.Combine(folder, "inspectors.csv"));
        byte[] recusals = File.ReadAllBytes(Path.Combine(folder, "recusals.csv"));
        byte[] items = File.ReadAllBytes(Path.Combine(folder, "items.json"));
        Refused.Check(Ssj.ssj_digest_of_value(Ssj.HashSm3, secret, Length(secret), out digest, out error), error);
        byte[] entropy = Utf8("[{\"kind\": \"commit\", \"label\": \"bureau\", \"value\": \"" + Hex(digest) + "\"}, " +
            "{\"kind\": \"public\", \"label\": \"lottery\", \"value\": \"3D 2026340\"}]");
        Refused.Check(Ssj.ssj_rules_built_in(id, Length(id), out rules, out error), error);
        using (rules)
        {
            Refused.Check(Ssj.ssj_registry_from_csv(sources, Length(sources), 1, out registry, out error), error);
            using (registry)
            {
                Refused.Check(Ssj.ssj_roster_from_csv(inspectors, Length(inspectors), null, UIntPtr.Zero, recusals,
                    Length(recusals), registry, out roster, out error), error);
                using (roster)
                using (var memory = new Memory())
                {
                    Console.WriteLine("registry {0}, roster {1}", Ssj.ssj_registry_len(registry),
                        Ssj.ssj_roster_len(roster));
                    var county = new[] { new Ssj.Agency {
                        Name = memory.String("xincheng"), Division = 150102, Tier = Ssj.TierCounty } };
                    Refused.Check(Ssj.ssj_plan_from_rooms(rules, registry, roster, 2027, county, (UIntPtr)1,
                        December(10), out plan, out error), error);
                    using (plan)
                    {
                        Refused.Check(Ssj.ssj_order_by_rules(rules, items, Length(items), plan, registry, roster,
                            IntPtr.Zero, agency, Length(agency), period, Length(period), December(15), options,
                            Length(options), entropy, Length(entropy), IntPtr.Zero, out committed, out record,
                            out error), error);
                        using (record) Console.WriteLine("record {0} bytes", record.Bytes().Length);
                        return committed;
                    }
                }
            }
        }
    }

    static Ssj.Date December(ushort day) { return new Ssj.Date { Year = 2026, Month = 12, Day = day }; }

    static DrawHandle Reveal(Committed committed, byte[] secret, byte[] lottery)
    {
        using (var memory = new Memory())
        {
            var contributions = new[] {
                new Ssj.Contribution { Label = memory.String("bureau"), Value = memory.Bytes(secret),
                    ValueLength = Length(secret) },
                new Ssj.Contribution { Label = memory.String("lottery"), Value = memory.Bytes(lottery),
                    ValueLength = Length(lottery) } };
            DrawHandle draw;
            IntPtr error;
            Refused.Check(Ssj.ssj_draw_new(committed, contributions, (UIntPtr)2, out draw, out error), error);
            return draw;
        }
    }

    static void Print(DrawHandle draw)
    {
        IntPtr error;
        var length = (int)Ssj.ssj_draw_len(draw);
        for (var place = 0; place < length; place++)
        {
            Ssj.Drawn drawn;
            Refused.Check(Ssj.ssj_draw_at(draw, (UIntPtr)place, out drawn, out error), error);
            var words = new List<string> { Of(drawn.Stratum), drawn.Rank.ToString(), Of(drawn.Source) };
            for (var seat = 0; seat < drawn.TeamLength; seat++)
            {
                Ssj.String inspector;
                Refused.Check(Ssj.ssj_draw_inspector(draw, (UIntPtr)place, (UIntPtr)seat, out inspector, out error),
                    error);
                words.Add(Of(inspector));
            }
            Console.WriteLine(string.Join(" ", words));
        }
        Console.WriteLine("drawn {0}", length);
    }

    // What anybody can do with the published texts.
    static void Verify(Committed committed, DrawHandle draw)
    {
        using (var memory = new Memory())
        {
            IntPtr error;
            Text text;
            Ssj.Publication publication;
            Ssj.ssj_publication_init(out publication);
            Refused.Check(Ssj.ssj_committed_order(committed, out text, out error), error);
            publication.Order = Take(memory, text);
            Refused.Check(Ssj.ssj_committed_list(committed, Ssj.ListSources, out text, out error), error);
            publication.Sources = Take(memory, text);
            Refused.Check(Ssj.ssj_committed_list(committed, Ssj.ListInspectors, out text, out error), error);
            publication.Inspectors = Take(memory, text);
            Refused.Check(Ssj.ssj_committed_list(committed, Ssj.ListRecusals, out text, out error), error);
            publication.Recusals = Take(memory, text);
            Refused.Check(Ssj.ssj_draw_transcript(draw, UIntPtr.Zero, out text, out error), error);
            publication.Transcripts = memory.Array(Take(memory, text));
            publication.TranscriptsLength = (UIntPtr)1;
            Ssj.Verified verified;
            Refused.Check(Ssj.ssj_publication_verify(ref publication, out verified, out error), error);
            Console.WriteLine("transcript {0}\nverified {1}", Hex(verified.Transcript), verified.Drawn);
        }
    }

    static Ssj.String Take(Memory memory, Text text) { using (text) return memory.String(text.Bytes()); }

    static void Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        if (Ssj.ssj_abi_version() != Ssj.AbiVersion) throw new Exception("expected a library of ABI " + Ssj.AbiVersion);
        IntPtr error;
        // In earnest: of RandomNumberGenerator.
        byte[] secret = Utf8("32 random bytes that none knows."), lottery = Utf8("4 0 7");
        using (var committed = OrderByRules(arguments[0], secret))
        {
            Ssj.Digest order;
            Refused.Check(Ssj.ssj_committed_digest(committed, out order, out error), error);
            Console.WriteLine("order {0}", Hex(order));
            try
            {
                // Another value than the one that was committed: refused, and why.
                Reveal(committed, Utf8("a value that suits us better"), lottery).Dispose();
            }
            catch (Refused refused)
            {
                Console.WriteLine("refused {0}, Art. {1}: {2}", refused.Code, refused.Article, refused.Message);
            }
            using (var draw = Reveal(committed, secret, lottery))
            {
                Print(draw);
                Verify(committed, draw);
            }
        }
        // The JSON door: a whole operation without any of the above.
        var request = Utf8("{\"op\": \"working_day_after\", \"date\": \"2026-09-25\", \"n\": 20}");
        Text response;
        Refused.Check(Ssj.ssj_json_call(request, Length(request), out response, out error), error);
        using (response) Console.WriteLine(Encoding.UTF8.GetString(response.Bytes()));
    }
}
