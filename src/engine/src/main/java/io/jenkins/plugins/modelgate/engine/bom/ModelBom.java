package io.jenkins.plugins.modelgate.engine.bom;

import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Composition;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.ExternalReference;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.metadata.ToolInformation;

/**
 * The bill of material of a model: CycloneDX 1.6, {@code machine-learning-model}. Hashes and formats are what the check saw; the
 * model card is what the model says of itself.
 */
public final class ModelBom {
    /** Name of the file beside the report. */
    public static final String FILE = "model.cdx.json";

    /** Most files that are listed, so that a bill can be read in memory; a bill with fewer than there are says so. */
    static final int MAX_FILES = 10_000;

    /** Most characters of all their names together, for the same reason. */
    static final int MAX_NAMES = 2 << 20;

    private static final String SIGNATURE = "model.sig";

    private final Report report;
    private final ModelFacts facts;

    /**
     * @param report of {@code verifyModelArtifact}
     * @param facts what the model says of itself
     */
    public ModelBom(Report report, ModelFacts facts) {
        this.report = report;
        this.facts = facts;
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
        List<Component> datasets = datasets();
        Component model = model(datasets);
        Bom bom = new Bom();
        bom.setSerialNumber("urn:uuid:" + UUID.randomUUID());
        bom.setVersion(1);
        bom.setMetadata(metadata(model));
        bom.setComponents(datasets);
        Dependency needs = new Dependency(BomNames.MODEL);
        datasets.forEach(dataset -> needs.addDependency(new Dependency(dataset.getBomRef())));
        List<Dependency> dependencies = new ArrayList<>(List.of(needs));
        datasets.forEach(dataset -> dependencies.add(new Dependency(dataset.getBomRef())));
        bom.setDependencies(dependencies);
        bom.setCompositions(List.of(composition(model)));
        return bom;
    }

    private Metadata metadata(Component model) {
        Component engine = new Component();
        engine.setType(Component.Type.APPLICATION);
        engine.setName("model-gate");
        engine.setVersion(report.engineVersion());
        ToolInformation tools = new ToolInformation();
        tools.setComponents(List.of(engine));
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(Instant.parse(report.finished())));
        metadata.setToolChoice(tools);
        metadata.setComponent(model);
        return metadata;
    }

    private Component model(List<Component> datasets) {
        Subject subject = report.subject();
        Component model = new Component();
        model.setBomRef(BomNames.MODEL);
        model.setType(Component.Type.MACHINE_LEARNING_MODEL);
        model.setName(subject.name());
        hashes(model, subject);
        model.addProperty(BomNames.property(BomNames.BYTES, subject.bytes()));
        facts.problems().forEach(problem -> model.addProperty(BomNames.property(BomNames.PROBLEM, problem)));
        List<Component> files = files();
        if (files.size() < report.artifacts().size()) {
            model.addProperty(
                    BomNames.property(BomNames.NOT_LISTED, report.artifacts().size() - files.size()));
        }
        model.setComponents(files);
        references(model);
        new CardSection(facts).addTo(model, datasets);
        return model;
    }

    private void hashes(Component model, Subject subject) {
        if (subject.sha256() == null) {
            return;
        }
        if (isSingle()) {
            model.addHash(BomNames.sha256(subject.sha256()));
            model.addProperty(BomNames.property(BomNames.DIGEST_OF, "file"));
        } else {
            model.addHash(BomNames.sha256(subject.omsRoot()));
            model.addProperty(BomNames.property(BomNames.DIGEST_OF, "oms-root"));
            model.addProperty(BomNames.property(BomNames.LISTING, subject.sha256()));
        }
    }

    private boolean isSingle() {
        List<Artifact> artifacts = report.artifacts();
        return artifacts.size() == 1
                && report.subject().sha256().equals(artifacts.get(0).sha256());
    }

    private List<Component> files() {
        List<Component> files = new ArrayList<>();
        Set<String> references = new HashSet<>();
        long names = 0;
        for (Artifact artifact : report.artifacts()) {
            names += artifact.path().length();
            if (files.size() == MAX_FILES || names > MAX_NAMES) {
                break;
            }
            String reference = "file:" + artifact.path();
            if (references.add(reference)) {
                files.add(file(artifact, reference));
            }
        }
        return files;
    }

    private static Component file(Artifact artifact, String reference) {
        Component file = new Component();
        file.setBomRef(reference);
        file.setType(Component.Type.FILE);
        file.setName(artifact.path());
        if (artifact.sha256() != null) {
            file.addHash(BomNames.sha256(artifact.sha256()));
        }
        file.addProperty(BomNames.property(BomNames.FORMAT, artifact.format()));
        file.addProperty(BomNames.property(BomNames.BYTES, artifact.bytes()));
        file.addProperty(
                BomNames.property(BomNames.COVERAGE, artifact.coverage().name()));
        return file;
    }

    private void references(Component model) {
        ExternalReference scan = new ExternalReference();
        scan.setType(ExternalReference.Type.STATIC_ANALYSIS_REPORT);
        scan.setUrl("report.json");
        model.addExternalReference(scan);
        for (Artifact artifact : report.artifacts()) {
            if (artifact.path().equals(SIGNATURE) && artifact.sha256() != null) {
                ExternalReference signature = new ExternalReference();
                signature.setType(ExternalReference.Type.DIGITAL_SIGNATURE);
                signature.setUrl(SIGNATURE);
                signature.addHash(BomNames.sha256(artifact.sha256()));
                model.addExternalReference(signature);
            }
        }
    }

    private List<Component> datasets() {
        List<Component> datasets = new ArrayList<>();
        for (String name : facts.datasets()) {
            datasets.add(CardSection.dataset(name));
        }
        return datasets;
    }

    private Composition composition(Component model) {
        Composition parts = new Composition();
        parts.setAggregate(
                model.getComponents().size() == report.artifacts().size()
                        ? Composition.Aggregate.COMPLETE
                        : Composition.Aggregate.INCOMPLETE);
        parts.addAssembly(BomNames.reference(BomNames.MODEL));
        return parts;
    }
}
