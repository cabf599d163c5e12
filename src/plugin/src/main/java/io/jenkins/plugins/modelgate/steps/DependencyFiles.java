package io.jenkins.plugins.modelgate.steps;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree;
import io.jenkins.plugins.modelgate.engine.dependency.tree.TreeReader;
import io.jenkins.plugins.modelgate.engine.dependency.tree.TreeWriter;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a dependency check leaves beside its report, and whether the report hangs together. All of it comes from an agent. */
final class DependencyFiles {
    /** The bill of material. */
    static final String BILL = "dependencies.cdx.json";

    private static final int MAX_BILL = 64 << 20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(1 << 16)
                            .maxNameLength(200)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DependencyFiles() {}

    /**
     * The files that are kept.
     *
     * @param baseline tree of an earlier build, or null; what changed since is found here, whatever the agent says
     * @throws AbortException when one of them is refused
     */
    static Map<String, byte[]> attachments(Path results, @CheckForNull byte[] baseline, String since)
            throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Path tree = results.resolve(DependencyTree.FILE);
        if (Files.size(tree) == 0) {
            return files;
        }
        DependencyTree read;
        try (InputStream in = Files.newInputStream(tree)) {
            read = TreeReader.read(in);
        } catch (IOException e) {
            throw new AbortException("the worker's tree of packages was refused: " + e.getMessage());
        }
        read = new DependencyTree(read.nodes(), read.vulnerabilities(), null);
        if (baseline != null) {
            read = read.since(TreeReader.read(new ByteArrayInputStream(baseline)), since);
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new TreeWriter(read).write(written);
        files.put(DependencyTree.FILE, written.toByteArray());
        files.put(BILL, bill(results.resolve(BILL), read.nodes().size()));
        return files;
    }

    private static byte[] bill(Path file, int packages) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BILL + 1);
        }
        if (bytes.length > MAX_BILL) {
            throw refused("it is larger than " + MAX_BILL + " bytes");
        }
        try {
            JsonNode bill = JSON.readTree(bytes);
            if (!bill.path("bomFormat").asText().equals("CycloneDX")
                    || !bill.path("specVersion").asText().equals("1.6")) {
                throw refused("it is no CycloneDX 1.6");
            }
            if (bill.path("components").size() != packages) {
                throw refused("it has " + bill.path("components").size() + " packages, and the tree has " + packages);
            }
            return JSON.writeValueAsBytes(bill);
        } catch (JsonProcessingException e) {
            throw refused("it is no JSON that is accepted here");
        }
    }

    private static AbortException refused(String why) {
        return new AbortException("the worker's bill of material was refused: " + why);
    }

    /**
     * What does not follow from the files that a report lists, or null.
     *
     * @param snapshot id of the advisory data that the worker was given, or null
     */
    @CheckForNull
    static String fault(Report report, @CheckForNull String snapshot) {
        if (snapshot != null && !snapshot.equals(report.metrics().get("advisorySnapshot"))) {
            return "it was judged by other advisory data than it was given";
        }
        Subject subject = report.subject();
        TreeDigest digest = new TreeDigest(null);
        long files = 0;
        long bytes = 0;
        for (Artifact artifact : report.artifacts()) {
            if (!artifact.format().startsWith(Artifact.BESIDE)
                    && !artifact.format().equals(Artifact.LINK)) {
                digest.add(artifact.path(), artifact.sha256());
                files++;
                bytes += artifact.bytes();
            }
        }
        String listing = files == 0 ? null : digest.listing();
        if (subject.files() != files || subject.bytes() != bytes) {
            return "it counts other files than it lists";
        }
        return Objects.equals(subject.sha256(), listing) ? null : "its digest is not that of the files it lists";
    }
}
