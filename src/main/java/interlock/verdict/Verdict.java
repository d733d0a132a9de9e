package interlock.verdict;

/// The ruling on a submission, in the field's codes.
public enum Verdict {
    /// Accepted: every gate passed.
    AC,
    /// Wrong answer: a gate found the contract broken.
    WA,
    /// Time limit exceeded, after stretching by the delay the kernel reported.
    TLE,
    /// Memory limit exceeded.
    MLE,
    /// Output limit exceeded.
    OLE,
    /// Run-time error: an exception, a signal or an early exit.
    RTE,
    /// Compile error, or sources that could not be handed to the compiler.
    CE,
    /// Judge error: our fault, never held against the candidate.
    JE
}
