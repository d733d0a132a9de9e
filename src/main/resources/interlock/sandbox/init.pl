# Process 1 of a box: starts the candidate's program as its child, reaps orphans, and writes to
# descriptor 7 how it went. A program of its own because bubblewrap's reports an exit with status
# 137 and a death by signal 9 as the same number.
# Lines: "started" | "failed REASON", then "exit STATUS" | "signal NUMBER".
open my $report, '>&=', 7 or die "descriptor 7: $!\n";
delete $ENV{PERL_BADLANG};
pipe my $failure, my $tell or die "pipe: $!\n";
my $program = fork;
defined $program or die "fork: $!\n";
if (!$program) {
    setpgrp;
    exec { $ARGV[0] } @ARGV;
    syswrite $tell, "$!";
    exit 127;
}
close $tell;
my $reason = '';
sysread $failure, $reason, 200;
close $failure;
syswrite $report, length $reason ? "failed $reason\n" : "started\n";
my $ended;
do { $ended = wait } until $ended == $program || $ended < 0;
my $signal = $? & 127;
syswrite $report, $signal ? "signal $signal\n" : 'exit ' . ($? >> 8) . "\n";
