package io.jenkins.plugins.modelgate.engine.dependency.tree;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Vulnerability;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.metadata.ToolInformation;

/** The packages as a bill of material: CycloneDX 1.6 with who needs whom and what is known against them. */
public final class DependencyBom {
    /** Name of the file beside the report. */
    public static final String FILE = "dependencies.cdx.json";

    private static final String ROOT = "subject";

    private final Report report;
    private final Inventory inventory;
    private final List<Vulnerability> vulnerabilities;

    /** @param report of {@code scanDependencies}, for name, times and engine */
    public DependencyBom(Report report, Inventory inventory, List<Vulnerability> vulnerabilities) {
        this.report = report;
        this.inventory = inventory;
        this.vulnerabilities = List.copyOf(vulnerabilities);
    }

    /** Writes UTF-8 without blanks and leaves the stream open. */
    public void write(OutputStream out) throws IOException {
        try {
            String json =
                    BomGeneratorFactory.createJson(Version.VERSION_16, bom()).toJsonString(false);
            out.write(JsonOutput.wellFormed(json).getBytes(StandardCharsets.UTF_8));
        } catch (GeneratorException e) {
            throw new IOException("the bill of material could not be written: " + e.getMessage(), e);
        }
    }

    private Bom bom() {
        Map<ComponentId, List<Component>> places = new TreeMap<>();
        inventory
                .components()
                .forEach(component -> places.computeIfAbsent(component.id(), id -> new ArrayList<>())
                        .add(component));
        Bom bom = new Bom();
        bom.setSerialNumber("urn:uuid:" + UUID.randomUUID());
        bom.setVersion(1);
        bom.setMetadata(metadata());
        places.forEach((id, named) -> bom.addComponent(BomComponents.of(id, named)));
        bom.setDependencies(dependencies(places));
        bom.setVulnerabilities(vulnerabilities.stream()
                .filter(vulnerability -> places.containsKey(vulnerability.component()))
                .map(BomVulnerabilities::of)
                .toList());
        return bom;
    }

    private Metadata metadata() {
        org.cyclonedx.model.Component engine = new org.cyclonedx.model.Component();
        engine.setType(org.cyclonedx.model.Component.Type.APPLICATION);
        engine.setName("model-gate");
        engine.setVersion(report.engineVersion());
        ToolInformation tools = new ToolInformation();
        tools.setComponents(List.of(engine));
        org.cyclonedx.model.Component subject = new org.cyclonedx.model.Component();
        subject.setBomRef(ROOT);
        subject.setType(org.cyclonedx.model.Component.Type.APPLICATION);
        subject.setName(report.subject().name());
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(Instant.parse(report.finished())));
        metadata.setToolChoice(tools);
        metadata.setComponent(subject);
        return metadata;
    }

    private List<Dependency> dependencies(Map<ComponentId, List<Component>> places) {
        Dependency root = new Dependency(ROOT);
        List<Dependency> all = new ArrayList<>(List.of(root));
        places.forEach((id, named) -> {
            if (named.stream().anyMatch(Component::direct)) {
                root.addDependency(new Dependency(BomComponents.reference(id)));
            }
            Dependency dependency = new Dependency(BomComponents.reference(id));
            Set<ComponentId> needed = new TreeSet<>(inventory.needs().getOrDefault(id, Set.of()));
            needed.retainAll(places.keySet());
            needed.remove(id);
            needed.forEach(each -> dependency.addDependency(new Dependency(BomComponents.reference(each))));
            all.add(dependency);
        });
        return all;
    }
}
