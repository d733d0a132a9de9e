package interlock.account;

/// Who makes a request, as looked up when the request came in.
record SignedInAccount(AccountId id, String name, Role role) {
    /// The key under which the security identity carries it.
    static final String ATTRIBUTE = "interlock.account";
}
