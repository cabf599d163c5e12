package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.maven.MavenVersionOrder;
import io.jenkins.plugins.modelgate.engine.dependency.npm.NpmVersionOrder;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonVersionOrder;
import io.jenkins.plugins.modelgate.engine.dependency.version.VersionOrder;
import java.util.Map;

/** The order of versions of each ecosystem that OSV and we know: one line each. */
final class VersionOrders {
    private static final Map<Ecosystem, VersionOrder> ORDERS = Map.of(
            Ecosystem.PYPI, new PythonVersionOrder(),
            Ecosystem.NPM, new NpmVersionOrder(),
            Ecosystem.MAVEN, new MavenVersionOrder());

    private VersionOrders() {}

    /** The order; {@link PackageKey#KNOWN} has no ecosystem without one. */
    static VersionOrder of(Ecosystem ecosystem) {
        VersionOrder order = ORDERS.get(ecosystem);
        if (order == null) {
            throw new IllegalArgumentException("versions of " + ecosystem + " have no order");
        }
        return order;
    }
}
