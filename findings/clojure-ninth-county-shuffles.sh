#!/usr/bin/env bash
# Guess: quotas by county, read from EDN and printed again, keep their order, and a code of digits is read as a number or refused.
# Seen: Clojure 1.11.1 (Debian) keeps the order of a map of eight counties, and with a ninth has another, the order of its hashes. Bare 010102 is
# 4162 and 010801 an error, 911501021E00001139 is ##Inf. 21/420 is the ratio 1/20 and written so. Of 1, 1.0, 1N, 1M and 1.0M a set has three, and
# (= 5 5.0) is false. (random-sample 0.05 …) of 200 hands out another number each time. A moment at +08:00 is printed as of the day before.
# Hurts: a plan for nine counties whose teams are dealt out in the order of the map: the same plan for eight was in order, so nobody looks.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libclojure-java=1.11.1-2 libcore-specs-alpha-clojure libspec-alpha-clojure 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done
cat > seen.clj <<'E'
(require '[clojure.edn :as edn])
(defn counties [n] (edn/read-string (str "{" (apply str (map #(str "\"15010" % "\" " % " ") (range 1 (inc n)))) "}")))
(defn in-order? [n] (= (vals (counties n)) (range 1 (inc n))))
(defn check [name seen expected] (println name (pr-str seen)) (assert (= seen expected) name))
(println (clojure-version) (pr-str (counties 9)))
(check "in order" (map in-order? [2 8 9 10]) [true true false false])
(check "item" (edn/read-string "010102") 4162)
(check "item 010801" (try (edn/read-string "010801") (catch NumberFormatException _ :error)) :error)
(check "code" (edn/read-string "911501021E00001139") ##Inf)
(check "share" (str (/ 21 420)) "1/20")
(check "kinds of one" (count (set [1 1.0 1N 1M 1.0M])) 3)
(check "equal" [(= 5 5.0) (== 5 5.0)] [false true])
(check "sizes" (> (count (set (repeatedly 50 #(count (random-sample 0.05 (range 200)))))) 1) true)
(check "moment" (pr-str (edn/read-string "#inst \"2026-03-05T00:00:00+08:00\"")) "#inst \"2026-03-04T16:00:00.000-00:00\"")
E
jars=root/usr/share/java
java -cp "$jars/clojure-1.11.jar:$jars/spec.alpha.jar:$jars/core.specs.alpha.jar" clojure.main seen.clj
