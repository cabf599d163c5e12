package io.jenkins.plugins.modelgate.engine.configuration.kubernetes;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What the network sees of a workload. */
final class NetworkRules {
    static final ConfigurationRule<Manifest> EXTERNAL = ConfigurationRule.named(
                    "kubernetes/external-ips", Severity.HIGH, "Service that takes over addresses")
            .why("externalIPs sends traffic of any address to this Service, also that of other teams: whoever may"
                    + " create Services reads it.")
            .mend("Remove externalIPs; use an Ingress or a load balancer.")
            .see("CVE-2020-8554", "CWE-300")
            .source("kubernetes.io, CVE-2020-8554: man in the middle using LoadBalancer or ExternalIPs")
            .bad(5, Examples.object("v1", "Service", "spec:\n  externalIPs: [203.0.113.7]\n  ports: [{port: 80}]\n"))
            .good(Examples.object("v1", "Service", "spec:\n  type: ClusterIP\n  ports: [{port: 80}]\n"))
            .finds((file, found) -> file.ofKind("Service").forEach(service -> {
                YamlNode spec = service.get("spec");
                if (!spec.get("externalIPs").items().isEmpty()) {
                    found.at(spec.line("externalIPs"), "externalIPs");
                }
            }));

    static final ConfigurationRule<Manifest> PUBLIC = ConfigurationRule.named(
                    "kubernetes/public-load-balancer", Severity.MEDIUM, "Load balancer that is open to all")
            .why("A model server mostly knows no users: whoever finds the address can query it, at your cost, until"
                    + " the model is copied.")
            .mend("Set loadBalancerSourceRanges, make the load balancer internal, or put a gateway with"
                    + " authentication in front.")
            .see("CWE-306", "AML.T0040", "AML.T0024")
            .source("NSA/CISA Kubernetes Hardening Guide 1.2, Kubernetes Pod security: network separation")
            .source("kubernetes.io, Service: load balancer source ranges")
            .bad(5, Examples.object("v1", "Service", "spec:\n  type: LoadBalancer\n  ports: [{port: 80}]\n"))
            .good(Examples.object(
                    "v1",
                    "Service",
                    "spec:\n  type: LoadBalancer\n  loadBalancerSourceRanges: [192.0.2.0/24]\n  ports: [{port: 80}]\n"))
            .finds((file, found) -> file.ofKind("Service").forEach(service -> {
                YamlNode spec = service.get("spec");
                boolean internal = service.get("metadata", "annotations").entries().entrySet().stream()
                        .anyMatch(each -> each.getKey().contains("internal")
                                || each.getValue().text().equalsIgnoreCase("internal"));
                List<YamlNode> ranges = spec.get("loadBalancerSourceRanges").items();
                boolean open = ranges.isEmpty()
                        || ranges.stream().anyMatch(range -> range.text().endsWith("/0"));
                if (spec.get("type").is("LoadBalancer") && !internal && open) {
                    found.at(spec.line("type"), "type: LoadBalancer without loadBalancerSourceRanges");
                }
            }));

    static final ConfigurationRule<Manifest> PLAIN_INGRESS = ConfigurationRule.named(
                    "kubernetes/ingress-without-tls", Severity.MEDIUM, "Ingress without TLS")
            .why("Requests, answers and tokens pass in the clear and can be changed on the way.")
            .mend("Add spec.tls with a certificate for the host.")
            .see("CWE-319")
            .source("kubernetes.io, Ingress: TLS")
            .bad(4, Examples.object("networking.k8s.io/v1", "Ingress", "spec:\n  rules: [{host: serve.example}]\n"))
            .good(Examples.object(
                    "networking.k8s.io/v1",
                    "Ingress",
                    "spec:\n  tls: [{hosts: [serve.example], secretName: serve}]\n  rules: [{host: serve.example}]\n"))
            .finds((file, found) -> file.ofKind("Ingress").forEach(ingress -> {
                if (ingress.get("spec", "tls").items().isEmpty()) {
                    found.at(ingress.line("spec"), "spec.tls is not set");
                }
            }));

    static final ConfigurationRule<Manifest> SNIPPET = ConfigurationRule.named(
                    "kubernetes/ingress-snippet", Severity.HIGH, "Ingress that writes the proxy's configuration")
            .why("A snippet annotation puts text into nginx's configuration: with it all secrets that the"
                    + " controller may read have been read.")
            .mend("Remove the annotation and use the one that is made for the purpose.")
            .see("CVE-2021-25742", "CWE-94")
            .source("kubernetes.io, CVE-2021-25742: ingress-nginx custom snippets")
            .bad(
                    4,
                    "apiVersion: networking.k8s.io/v1\n"
                            + "kind: Ingress\n"
                            + "metadata:\n"
                            + "  annotations: {nginx.ingress.kubernetes.io/server-snippet: \"lua_code_cache off;\"}\n"
                            + "spec: {tls: [{hosts: [a]}]}\n")
            .good("apiVersion: networking.k8s.io/v1\n"
                    + "kind: Ingress\n"
                    + "metadata:\n"
                    + "  annotations: {nginx.ingress.kubernetes.io/proxy-body-size: 8m}\n"
                    + "spec: {tls: [{hosts: [a]}]}\n")
            .finds((file, found) -> file.ofKind("Ingress").forEach(ingress -> {
                YamlNode annotations = ingress.get("metadata", "annotations");
                annotations.entries().keySet().stream()
                        .filter(key -> key.endsWith("-snippet"))
                        .forEach(key -> found.at(annotations.line(key), key));
            }));

    static final ConfigurationRule<Manifest> OPEN_POLICY = ConfigurationRule.named(
                    "kubernetes/network-policy-open", Severity.MEDIUM, "Network policy that allows everything")
            .why("An empty rule matches all peers and ports: the policy looks like a fence and is none. A stolen"
                    + " model leaves by the same way.")
            .mend("Name the peers and the ports.")
            .see("CWE-284", "AML.T0025")
            .source("CIS Kubernetes Benchmark, 5.3.2")
            .source("kubernetes.io, Network policies: allow all")
            .bad(
                    6,
                    Examples.object(
                            "networking.k8s.io/v1", "NetworkPolicy", "spec:\n  podSelector: {}\n  egress: [{}]\n"))
            .good(Examples.object("networking.k8s.io/v1", "NetworkPolicy", "spec:\n  podSelector: {}\n  egress: []\n"))
            .finds((file, found) -> file.ofKind("NetworkPolicy").forEach(policy -> {
                for (String way : List.of("ingress", "egress")) {
                    if (policy.get("spec", way).items().stream()
                            .anyMatch(rule -> rule.entries().isEmpty())) {
                        found.at(policy.get("spec").line(way), way + " allows everything");
                    }
                }
            }));

    static final List<ConfigurationRule<Manifest>> ALL = List.of(EXTERNAL, PUBLIC, PLAIN_INGRESS, SNIPPET, OPEN_POLICY);

    private NetworkRules() {}
}
