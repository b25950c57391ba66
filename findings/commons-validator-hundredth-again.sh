#!/usr/bin/env bash
# Guess: a validator of percentages takes 5% and 0.05 for the same, or refuses what has no sign, and one of whole numbers refuses 2,1.
# Seen: Apache Commons Validator 1.7 (Debian libcommons-validator-java 1:1.7-1) takes 5 and 5% for 0.05 and 0.05 for 0.00: what has no
# sign is divided by a hundred all the same, and two decimals are kept, so 0.5% is 0.00 as well. Its validator of integers takes 2,1
# for 21 and 1,0,0 for 100, and the date 26-3-5 under yyyy-MM-dd is of the year 26. Nothing is refused.
# Hurts: the ratio of a plan in a form: whoever enters 0.05 or 0.5% draws nobody, and a list 2,1 of two counties' quotas is one of 21.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libcommons-validator-java=1:1.7-1 libcommons-logging-java 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
cat > Seen.java <<'E'
import java.util.*;
import org.apache.commons.validator.routines.*;

public class Seen {
    public static void main(String[] args) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String text : List.of("5%", "5", "0.05", "0.5%"))
            seen.put(text, "" + PercentValidator.getInstance().validate(text, Locale.CHINA));
        for (String text : List.of("2,1", "1,0,0", "21家"))
            seen.put(text, "" + IntegerValidator.getInstance().validate(text, Locale.CHINA));
        Calendar day = CalendarValidator.getInstance().validate("26-3-5", "yyyy-MM-dd", Locale.CHINA);
        seen.put("26-3-5", day.get(Calendar.YEAR) + "");
        System.out.println(seen);
        if (!seen.toString().equals("{5%=0.05, 5=0.05, 0.05=0.00, 0.5%=0.00, 2,1=21, 1,0,0=100, 21家=null, 26-3-5=26}"))
            throw new IllegalStateException("changed");
    }
}
E
LC_ALL=C.UTF-8 java -Dfile.encoding=UTF-8 -cp root/usr/share/java/commons-validator.jar:root/usr/share/java/commons-logging.jar Seen.java
