#!/usr/bin/env bash
# Guess: a program that is started anew for each draw and asks its language for random numbers, without a seed, draws others each time.
# Seen: in Guile 3.0.8, SBCL 2.2.9, CLISP 2.49.93, PARI/GP 2.15.2, GAP 4.12.1, newLISP 10.7.5, PicoLisp 23.2, Lua 5.3.6 and Gforth 0.7.3 (Debian) five of fifty are the same
# five at each start, and Gforth's first three are no. 0; in Lua 5.4.4 and Tcl 8.6.13 they differ. In Gforth the first number is 0 after any seed up to
# 2^29 too, so the year decides nothing. None says that it has not been seeded.
# Hurts: a small script for the draw, started once a quarter: whoever has seen one draw knows the next, and the others are never inspected.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris guile-3.0=3.0.8-2 sbcl=2:2.2.9-1 clisp=1:2.49.20210628.gitde01f0f-3 pari-gp=2.15.2-1 gap-core=4.12.1-2 newlisp=10.7.5-2+b2 \
  picolisp=23.2-1 lua5.3=5.3.6-2 lua5.4=5.4.4-3+deb12u1 gforth=0.7.3+dfsg-9+b3 tcl8.6=8.6.13+dfsg-2 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root && rm "$one"; done
usr=$PWD/root/usr arch=$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$usr/lib/$arch PATH=$usr/bin:$PATH GUILE_AUTO_COMPILE=0 GUILE_LOAD_PATH=$usr/share/guile/3.0 GUILE_LOAD_COMPILED_PATH=$usr/lib/$arch/guile/3.0/ccache
if test -d "$usr/share/tcltk/tcl8.6"; then export TCL_LIBRARY=$usr/share/tcltk/tcl8.6; fi
guile()    { guile-3.0 -q -c '(display (map (lambda (i) (random 50)) (iota 5)))'; }
sbcl()     { command sbcl --noinform --core "$usr/lib/sbcl/sbcl.core" --no-sysinit --no-userinit --noprint --eval '(progn (print (loop repeat 5 collect (random 50))) (exit))'; }
clisp()    { "$usr"/lib/clisp-*/base/lisp.run -M "$usr"/lib/clisp-*/base/lispinit.mem -q -q -norc -x '(loop repeat 5 collect (random 50))'; }
gp()       { command gp -q -f <<< 'vector(5, i, random(50))'; }
gap()      { "$usr/lib/$arch/gap/gap" -q -A -l "$usr/share/gap" <<< 'List([1..5], i -> Random(0, 49));'; }
newlisp()  { command newlisp -e '(rand 50 5)'; }
picolisp() { "$usr/bin/picolisp" "$usr/lib/picolisp/lib.l" <<< '(println (make (do 5 (link (rand 0 49))))) (bye)'; }
lua()      { "lua$1" -e 'for i = 1, 5 do io.write(math.random(50) - 1, " ") end'; }
lua53()    { lua 5.3; }
lua54()    { lua 5.4; }
forth()    { gforth-0.7.3 -p "$usr/lib/$arch/gforth/0.7.3:$usr/share/gforth/0.7.3" -i "$usr/lib/$arch/gforth/0.7.3/gforth.fi" -e "require random.fs $1 50 random . 50 random . 50 random . 50 random . 50 random . bye"; }
gforth()   { forth ''; }
tcl()      { tclsh8.6 <<< 'puts [lmap i {1 2 3 4 5} {expr {int(rand() * 50)}}]'; }
three() { for start in 1 2 3; do sleep 1; "$1" | grep -o '[0-9]\+' | xargs; done | tee drawn.txt | paste -sd'|' | sed "s/^/$1: /"; test "$(wc -w < drawn.txt)" = 15; }
for alike in guile sbcl clisp gp gap newlisp picolisp lua53 gforth; do three "$alike"; test "$(sort -u drawn.txt | wc -l)" = 1; done
grep -q '^0 0 0 ' drawn.txt
for other in lua54 tcl; do three "$other"; test "$(sort -u drawn.txt | wc -l)" = 3; done
for year in 2025 2026 2027; do seen=$(forth "$year seed !"); echo "gforth seeded with $year: $seen"; test "${seen%% *}" = 0; done
