package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Inventories for tests. */
final class Parts {
    static final String SHA = "0123456789abcdef".repeat(4);

    private Parts() {}

    static Component python(String file, String name, String version, Pin pin) {
        return new Component(
                ComponentId.of(Ecosystem.PYPI, name, version),
                pin,
                name + (version == null ? "" : "==" + version),
                List.of(),
                null,
                List.of(),
                true,
                null,
                Location.ofFile(file));
    }

    static Component from(String file, Ecosystem ecosystem, String name, Pin pin, String source) {
        return new Component(
                ComponentId.of(ecosystem, name, "1.0"),
                pin,
                name + " @ " + source,
                List.of(),
                source,
                List.of(),
                true,
                null,
                Location.ofFile(file));
    }

    static Component licensed(String name, String... licenses) {
        return new Component(
                ComponentId.of(Ecosystem.PYPI, name, "1.0"),
                Pin.HASHED,
                name,
                List.of(),
                null,
                List.of(licenses),
                true,
                null,
                Location.ofFile("uv.lock"));
    }

    static Inventory of(Component... components) {
        return of(List.of(), components);
    }

    static Inventory of(List<Fact> facts, Component... components) {
        List<Artifact> files = Arrays.stream(components)
                .map(component -> component.location().file())
                .distinct()
                .map(file -> new Artifact(file, 1, SHA, "lock", Coverage.FULL, true))
                .toList();
        Map<String, InputRole> roles =
                files.stream().map(Artifact::path).collect(Collectors.toMap(path -> path, Parts::role));
        return new Inventory(List.of(components), Map.of(), files, List.of(), facts, roles);
    }

    private static InputRole role(String file) {
        return file.endsWith(".cdx.json")
                ? InputRole.BILL
                : file.contains(".dist-info/") ? InputRole.INSTALLED : InputRole.INSTRUCTION;
    }

    /** Rules and severities of what is found, {@code dependency/unpinned HIGH}. */
    static List<String> judged(Inventory inventory, String... denied) {
        return SupplyChain.judge(inventory, new Demands(true, true, List.of(denied))).stream()
                .map(Parts::line)
                .toList();
    }

    private static String line(Finding finding) {
        return finding.rule() + " " + finding.severity();
    }
}
