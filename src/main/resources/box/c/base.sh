# Compiles what every C program is linked with, in a box without any solution: the harness, the
# engine, and what tells the races that ThreadSanitizer sees. Leaves an object of each, and what is
# to be known of this machine.
set -u
mkdir -p messages harness engine
api='-G main -G adapter_* -G harness_* -G parameter_* -G operation_* -G result_* -G delays_*'

# join OBJECT FOLDER -G NAME...: one object of all in a folder, others see only these names
join() {
    object=$1
    folder=$2
    shift 2
    ld -r -o "$object" $(find "$folder" -name '*.o' | sort)
    objcopy -w "$@" "$object"
}

for name in harness script words witness; do
    { gcc $flags -c "/in/$name.c" -o "harness/$name.o" 2> "messages/$name" || : > failed; } &
done
for name in $(cd /in && echo explore*.c) script.c words.c; do
    { gcc $engine -c "/in/$name" -o "engine/$name.o" 2> "messages/engine-$name" || : > failed; } &
done
wait
cat messages/* > out/messages
[ ! -e failed ] || return 0

# What the engine controls is called explored_NAME; weak where it only refuses.
nm -g --defined-only engine/explore*.o > engine/symbols
sed -n 's/^[0-9a-f]* [TW] explored_\(.*\)$/\1 explored_\1/p' engine/symbols > out/names
sed -n 's/^[0-9a-f]* T explored_\(.*\)$/\1/p; s/^[0-9a-f]* T \(__tsan_.*\)$/\1/p' \
    engine/symbols > out/engine
# Of what runs a script only threads and time are controlled, not each access.
grep -E '^(pthread|clock)_' out/names > engine/threads
objcopy --redefine-syms=engine/threads engine/script.c.o
set -f
join out/engine.o engine $api -G 'explored_*' -G '__tsan_*'
join out/witness.o harness $api -G __tsan_on_report
rm harness/witness.o
join out/harness.o harness $api
set +f
nm -g out/harness.o > out/harness
nm -D --defined-only "$(gcc -print-file-name=libtsan.so)" > out/sanitizer
echo SYS_futex | gcc -include sys/syscall.h -E -P - | tail -n 1 > out/futex
