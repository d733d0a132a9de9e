package interlock.account;

/// An account whose password everybody knows, for trying things out.
public enum DemoAccount {
    CANDIDATE(Role.CANDIDATE),
    REVIEWER(Role.REVIEWER),
    ADMIN(Role.ADMIN);

    private final Role role;

    DemoAccount(Role role) {
        this.role = role;
    }

    public Role role() {
        return role;
    }

    public String accountName() {
        return role.id();
    }

    public String password() {
        return role.id() + "-demo";
    }
}
