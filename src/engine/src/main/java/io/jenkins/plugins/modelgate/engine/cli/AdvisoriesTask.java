package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.UpdateAdvisories;
import io.jenkins.plugins.modelgate.engine.check.UpdateAdvisoriesRequest;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch.Route;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import java.io.IOException;
import java.util.Set;

/**
 * {@code updateAdvisories} for a worker: {@code path} of the store; {@code nvd}, {@code osv}, {@code epss}, {@code kev} as on the
 * command line, and optionally {@code drop} (list of sources), {@code fewer} and {@code plainHttp} (true or false),
 * {@code proxy} (host:port) and {@code direct} (hosts that are asked without it).
 */
final class AdvisoriesTask {
    static final Set<String> FIELDS = Set.of(
            "check",
            "path",
            "report",
            "policy",
            "threads",
            "nvd",
            "osv",
            "epss",
            "kev",
            "drop",
            "fewer",
            "plainHttp",
            "proxy",
            "direct");

    private AdvisoriesTask() {}

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        UpdateAdvisoriesRequest question = new UpdateAdvisoriesRequest(
                fields.path("path"),
                fields.optional("nvd"),
                fields.optional("osv"),
                fields.optional("epss"),
                fields.optional("kev"),
                Set.copyOf(fields.texts("drop")),
                fields.flag("fewer"),
                route(fields),
                fields.policy());
        return new WorkerRequest(fields.path("report"), progress -> new UpdateAdvisories().run(question, progress));
    }

    private static Route route(RequestFields fields) throws IOException {
        boolean plain = fields.flag("plainHttp");
        String proxy = fields.optional("proxy");
        if (proxy == null) {
            return new Route(null, 0, "", plain);
        }
        String direct = fields.optional("direct");
        int colon = proxy.lastIndexOf(':');
        try {
            return new Route(
                    proxy.substring(0, Math.max(0, colon)),
                    Integer.parseInt(proxy.substring(colon + 1)),
                    direct == null ? "" : direct,
                    plain);
        } catch (IllegalArgumentException e) {
            throw new IOException("request field proxy is no host:port", e);
        }
    }
}
