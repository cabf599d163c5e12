package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import io.github.jeremylong.openvulnerability.client.nvd.Config;
import io.github.jeremylong.openvulnerability.client.nvd.CpeMatch;
import io.github.jeremylong.openvulnerability.client.nvd.CveItem;
import io.github.jeremylong.openvulnerability.client.nvd.Node;
import java.util.List;
import org.owasp.dependencycheck.dependency.VulnerableSoftwareBuilder;
import us.springett.parsers.cpe.CpeParser;
import us.springett.parsers.cpe.exceptions.CpeParsingException;
import us.springett.parsers.cpe.exceptions.CpeValidationException;

/** Whether Dependency-Check can take a record's product names: asked before anything of the record is written. */
final class CpeSyntax {
    /** Applications, the only ones that it takes. */
    private static final String APPLICATION = "cpe:2.3:a:";

    private CpeSyntax() {}

    static boolean accepts(CveItem cve) {
        for (Config config : list(cve.getConfigurations())) {
            for (Node node : list(config.getNodes())) {
                for (CpeMatch match : list(node.getCpeMatch())) {
                    if (!accepts(match)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean accepts(CpeMatch match) {
        if (match.getCriteria() == null || !match.getCriteria().startsWith(APPLICATION)) {
            return true;
        }
        try {
            new VulnerableSoftwareBuilder()
                    .cpe(CpeParser.parse(match.getCriteria(), true))
                    .build();
            return true;
        } catch (CpeParsingException | CpeValidationException e) {
            return false;
        }
    }

    private static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : list;
    }
}
