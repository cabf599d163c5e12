package io.jenkins.plugins.modelgate.engine.configuration.serving;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ImageName;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.YamlNode;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What a Bento must not be built with. */
final class BentoSettings {

    static final ConfigurationRule<YamlNode> SCRIPT = ConfigurationRule.named(
                    "bentoml/setup-script", Severity.MEDIUM, "Script that runs while the image is built")
            .why("It runs as root and may fetch anything; what it installs stands in no list that a scan reads.")
            .mend("Use docker.system_packages and python.packages.")
            .see("CWE-829")
            .source("docs.bentoml.com, Build options: docker.setup_script")
            .bad(3, "service: \"service:svc\"\ndocker:\n  setup_script: ./setup.sh\n")
            .good("service: \"service:svc\"\ndocker:\n  system_packages: [libgomp1]\n")
            .finds((file, found) -> {
                YamlNode script = file.get("docker", "setup_script");
                if (script.isThere()) {
                    found.at(script.line(), "setup_script: " + script.text());
                }
            });

    static final ConfigurationRule<YamlNode> INDEX = ConfigurationRule.named(
                    "bentoml/extra-index", Severity.HIGH, "Packages from a second or unchecked index")
            .why("The installer takes the highest version that any index has, or trusts an index that does not"
                    + " prove who it is.")
            .mend("Use one https index that proxies the others.")
            .see("CWE-427", "CWE-295", "AML.T0010")
            .source("docs.bentoml.com, Build options: python.extra_index_url, trusted_host")
            .bad(3, "service: \"service:svc\"\npython:\n  extra_index_url: [\"https://pypi.example/simple\"]\n")
            .good("service: \"service:svc\"\npython:\n  index_url: \"https://pypi.example/simple\"\n")
            .finds((file, found) -> {
                YamlNode python = file.get("python");
                for (String field : List.of("extra_index_url", "trusted_host")) {
                    if (python.has(field)) {
                        found.at(python.line(field), field);
                    }
                }
                if (python.get("index_url").text().startsWith("http://")) {
                    found.at(python.line("index_url"), "index_url over http");
                }
            });

    static final ConfigurationRule<YamlNode> PACKAGES = ConfigurationRule.named(
                    "bentoml/unlocked-packages", Severity.MEDIUM, "Packages that are not locked")
            .why("The image gets what is newest when it is built.")
            .mend("Pin versions, or leave lock_packages on.")
            .see("CWE-829", "AML.T0010")
            .source("docs.bentoml.com, Build options: python.lock_packages")
            .bad(4, "service: \"service:svc\"\npython:\n  lock_packages: false\n  packages: [torch]\n")
            .good("service: \"service:svc\"\npython:\n  lock_packages: false\n  packages: [\"torch==2.6.0\"]\n")
            .finds((file, found) -> {
                if (file.get("python", "lock_packages").isFalse()) {
                    file.get("python", "packages").items().stream()
                            .filter(each -> !each.text().contains("=="))
                            .forEach(each -> found.at(each.line(), each.text()));
                }
            });

    static final ConfigurationRule<YamlNode> BASE = ConfigurationRule.named(
                    "bentoml/base-image-moves", Severity.MEDIUM, "Base image without a version")
            .why("latest, or no tag, is another image tomorrow.")
            .mend("Name the version, and better the digest.")
            .see("CWE-829", "AML.T0010")
            .source("docs.bentoml.com, Build options: docker.base_image")
            .source("OpenSSF Scorecard, Pinned-Dependencies")
            .bad(3, "service: \"service:svc\"\ndocker:\n  base_image: acme/cuda:latest\n")
            .good("service: \"service:svc\"\ndocker:\n  base_image: acme/cuda:12.4\n")
            .finds((file, found) -> {
                YamlNode image = file.get("docker", "base_image");
                if (new ImageName(image.text()).moves()) {
                    found.at(image.line(), image.text());
                }
            });

    static final List<ConfigurationRule<YamlNode>> ALL = List.of(SCRIPT, INDEX, PACKAGES, BASE);

    private BentoSettings() {}
}
