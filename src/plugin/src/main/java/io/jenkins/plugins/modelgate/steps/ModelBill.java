package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.report.DatasetLink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The bill of material that came with a model's report: held against the report that the controller judged, completed by what
 * the controller knows, and written anew.
 */
final class ModelBill {
    private ModelBill() {}

    /**
     * What is kept of it; nothing where the worker wrote none.
     *
     * @throws AbortException when it is not the bill of what the report is about
     */
    static Map<String, byte[]> attachments(Path results, Report report) throws IOException {
        Path file = results.resolve(BillOfMaterials.FILE);
        if (Files.size(file) == 0) {
            return Map.of();
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BillOfMaterials.MAX_BYTES + 1);
        }
        try {
            BillOfMaterials bill = BillOfMaterials.read(bytes);
            String fault = fault(bill, report);
            if (fault != null) {
                throw new AbortException("the worker's bill of material was refused: " + fault);
            }
            return Map.of(BillOfMaterials.FILE, bill.bytes());
        } catch (SignatureException e) {
            throw new AbortException("the worker's bill of material was refused: " + e.getMessage());
        }
    }

    /** What does not follow from the report, or null. */
    @CheckForNull
    static String fault(BillOfMaterials bill, Report report) throws SignatureException {
        Map<String, String> files = new HashMap<>();
        report.artifacts().forEach(artifact -> files.put(artifact.path(), artifact.sha256()));
        Subject subject = report.subject();
        String digest = bill.digest();
        boolean right = digest == null
                ? subject.sha256() == null
                : digest.equals(isSingle(report) ? subject.sha256() : subject.omsRoot());
        if (!right) {
            return "its digest is not that of the model";
        }
        for (Map.Entry<String, String> file : bill.files().entrySet()) {
            if (!files.containsKey(file.getKey()) || !Objects.equals(file.getValue(), files.get(file.getKey()))) {
                return "it lists a file that the report does not have, or has otherwise";
            }
        }
        return bill.isComplete() && bill.files().size() != files.size()
                ? "it says that it is complete and lists " + bill.files().size() + " of " + files.size() + " files"
                : null;
    }

    private static boolean isSingle(Report report) {
        List<Artifact> artifacts = report.artifacts();
        return artifacts.size() == 1
                && Objects.equals(report.subject().sha256(), artifacts.get(0).sha256());
    }

    /**
     * Adds the datasets to the one that is kept.
     *
     * @param attachments by file name; the bill among them is replaced
     * @return the bill, or null where there is none
     */
    @CheckForNull
    static BillOfMaterials completed(Map<String, byte[]> attachments, List<DatasetLink> datasets) throws IOException {
        byte[] kept = attachments.get(BillOfMaterials.FILE);
        if (kept == null) {
            return null;
        }
        try {
            BillOfMaterials bill = BillOfMaterials.read(kept);
            for (DatasetLink link : datasets) {
                bill.addDataset(
                        link.name(),
                        link.digest(),
                        Map.of(
                                "modelgate:verdict",
                                link.verdict().name(),
                                "modelgate:build",
                                link.job() + " #" + link.build(),
                                "modelgate:how",
                                link.how().name()));
            }
            attachments.put(BillOfMaterials.FILE, bill.bytes());
            return bill;
        } catch (SignatureException e) {
            throw new AbortException("the worker's bill of material was refused: " + e.getMessage());
        }
    }
}
