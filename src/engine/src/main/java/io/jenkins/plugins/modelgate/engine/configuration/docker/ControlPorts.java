package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ports by which a server is told what to load or to run. */
final class ControlPorts {
    /** Port, and what of the service must speak of its server; a port that nobody else uses needs nothing. */
    private static final Map<String, Pattern> SERVERS = Map.of(
            "2375", Pattern.compile(""),
            "8265", Pattern.compile(""),
            "11434", Pattern.compile(""),
            "8081", Pattern.compile("torchserve|torch-model", Pattern.CASE_INSENSITIVE),
            "8888", Pattern.compile("jupyter|notebook", Pattern.CASE_INSENSITIVE),
            "5000", Pattern.compile("mlflow", Pattern.CASE_INSENSITIVE),
            "10001", Pattern.compile("\\bray\\b|rayproject", Pattern.CASE_INSENSITIVE));

    /** {@code [address:][host:]container[/protocol]}. */
    private static final Pattern PUBLISHED =
            Pattern.compile("(?:(\\[[^\\]]*\\]|[0-9]+\\.[0-9.]+):)?(?:([0-9-]*):)?([0-9]+)(?:-([0-9]+))?(?:/tcp)?");

    static final ConfigurationRule<Compose> RULE = ConfigurationRule.named(
                    "compose/control-port", Severity.HIGH, "Control port published to all")
            .why("These ports load models, run jobs or code, and know no users: Ray 8265, Docker 2375, Ollama 11434;"
                    + " TorchServe 8081, Jupyter 8888, MLflow 5000 and Ray 10001 where the service speaks of them.")
            .mend("Bind it to one address (127.0.0.1:8081:8081), or do not publish it.")
            .see("CWE-306", "CVE-2023-43654", "CVE-2023-48022", "AML.T0049")
            .source("docs.docker.com, Port publishing: published ports are open to the outside")
            .source("pytorch.org/serve, Security")
            .in("compose.yaml")
            .bad(4, "services:\n  serve:\n    image: pytorch/torchserve:0.12.0-cpu\n    ports: [\"8081:8081\"]\n")
            .good("services:\n"
                    + "  serve:\n"
                    + "    image: pytorch/torchserve:0.12.0-cpu\n"
                    + "    ports: [\"127.0.0.1:8081:8081\"]\n")
            .finds((file, found) -> file.services()
                    .forEach(service -> service.get("ports").items().forEach(port -> {
                        String open = open(service, port);
                        if (!open.isEmpty()) {
                            found.at(port.line(), "port " + open);
                        }
                    })));

    private ControlPorts() {}

    private static String open(YamlNode service, YamlNode port) {
        if (port.isMapping()) {
            boolean all = isAll(port.get("host_ip").text()) && port.has("published");
            return all ? control(service, port.get("target").text(), "") : "";
        }
        Matcher published = PUBLISHED.matcher(port.text());
        return published.matches() && isAll(published.group(1))
                ? control(service, published.group(3), published.group(4))
                : "";
    }

    private static boolean isAll(String address) {
        return address == null || address.matches("|0\\.0\\.0\\.0|\\[?::\\]?");
    }

    /** The control port among these, or the empty text. */
    private static String control(YamlNode service, String first, String last) {
        for (Map.Entry<String, Pattern> each : SERVERS.entrySet()) {
            boolean among = each.getKey().equals(first)
                    || last != null
                            && last.matches("[0-9]{1,5}")
                            && first.matches("[0-9]{1,5}")
                            && Integer.parseInt(first) <= Integer.parseInt(each.getKey())
                            && Integer.parseInt(each.getKey()) <= Integer.parseInt(last);
            if (among && speaks(service, each.getValue())) {
                return each.getKey();
            }
        }
        return "";
    }

    private static boolean speaks(YamlNode service, Pattern server) {
        boolean[] found = {false};
        for (String field : new String[] {"image", "build", "command", "entrypoint", "container_name"}) {
            service.get(field)
                    .walk(node -> found[0] |= server.matcher(node.text()).find());
        }
        return found[0] || server.pattern().isEmpty();
    }
}
