# Compiles what is ours in a box without any solution: the harness, the engine and /in/include.
# Leaves the objects of both programs, and what the rules need to know of this machine.
set -u
mkdir -p out/objects out/explored messages harness engine
: > out/link
api='-G main -G adapter_* -G harness_* -G parameter_* -G operation_* -G result_* -G delays_*'

# compile OBJECT FLAGS... FILE: side by side with others
compile() {
    object=$1
    shift
    { gcc "$@" -o "$object" 2> "messages/$(echo "$object" | tr / _)" || : > failed; } &
}

# join OBJECT FOLDER -G NAME...: one object of all in a folder, others see only these names
join() {
    object=$1
    folder=$2
    shift 2
    ld -r -o "$object" $(find "$folder" -name '*.o')
    objcopy -w "$@" "$object"
}

find /in/include -name '*.c' > sources
while read -r file; do
    name=$(echo "$file" | tr / _)
    compile "out/objects/$name.o" $flags -I/in/include -I/in -c "$file"
    compile "out/explored/$name.o" $explored -I/in/include -I/in -c "$file"
done < sources
for name in harness script words; do
    compile "harness/$name.o" $flags -c "/in/$name.c"
done
for file in /in/explore*.c /in/script.c /in/words.c; do
    compile "engine/$(basename "$file" .c).o" $engine -c "$file"
done
wait
cat messages/* > out/link
[ ! -e failed ] || return 0

# What the engine controls is called explored_NAME; weak where it only refuses.
nm -g --defined-only engine/explore*.o > engine/symbols
sed -n 's/^[0-9a-f]* [TW] explored_\(.*\)$/\1 explored_\1/p' engine/symbols > out/names
sed -n 's/^[0-9a-f]* T explored_\(.*\)$/\1/p; s/^[0-9a-f]* T \(__tsan_.*\)$/\1/p' \
    engine/symbols > out/engine
for object in out/explored/*.o; do
    objcopy --redefine-syms=out/names "$object"
done
# Of what runs a script only threads and time are controlled, not each access.
grep -E '^(pthread|clock)_' out/names > engine/threads
objcopy --redefine-syms=engine/threads engine/script.o
set -f
join out/objects/harness.o harness $api
join out/explored/engine.o engine $api -G 'explored_*' -G '__tsan_*'
set +f
nm -g out/objects/harness.o > out/harness
echo SYS_futex | gcc -include sys/syscall.h -E -P - | tail -n 1 > out/futex
