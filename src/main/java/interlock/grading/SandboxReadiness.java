package interlock.grading;

import interlock.sandbox.Capabilities;
import interlock.sandbox.Sandbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Tells on the health page what the sandbox can enforce here. A node that cannot isolate is not
/// ready to grade, but a web node is.
@Readiness
@ApplicationScoped
class SandboxReadiness implements HealthCheck {
    private final Sandbox sandbox;
    private final GraderConfig config;

    SandboxReadiness(Sandbox sandbox, GraderConfig config) {
        this.sandbox = sandbox;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        Capabilities can = sandbox.capabilities();
        boolean up = config.slots() == 0 || can.isFullIsolation() || config.allowPartialIsolation();
        return HealthCheckResponse.named("sandbox")
                .status(up)
                .withData("cgroups", can.cgroups().name())
                .withData("user-namespaces", can.userNamespaces())
                .withData("seccomp", can.seccomp())
                .withData("missing", String.join("; ", can.missing()))
                .build();
    }
}
