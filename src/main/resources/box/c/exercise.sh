# Compiles the exercise's own files in a box without any solution: for the program that runs, for
# the one that is explored, whose calls go to the engine, and for the one that is witnessed.
set -u
mkdir -p out/program out/explore out/witness messages

find /in/include -name '*.c' > sources
while read -r file; do
    name=$(echo "$file" | tr / _)
    { gcc $flags -I/in/include -I/in -c "$file" -o "out/program/$name.o" \
        2> "messages/$name" || : > failed; } &
    { gcc $instrumented -I/in/include -I/in -c "$file" -o "out/witness/$name.o" \
        2> "messages/instrumented-$name" || : > failed; } &
done < sources
wait
cat messages/* > out/messages
[ ! -e failed ] || return 0

nm -u out/witness/*.o > out/lacked
for object in out/witness/*.o; do
    objcopy --redefine-syms=/in/names "$object" "out/explore/${object##*/}"
done
