package io.jenkins.plugins.modelgate.engine.signature.oms;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm;
import io.jenkins.plugins.modelgate.engine.artifact.RangeDigests;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.proof.Conclusion;
import io.jenkins.plugins.modelgate.engine.signature.proof.Proof;
import io.jenkins.plugins.modelgate.engine.signature.proof.ReadTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A statement about a model joins the model's reading: it asks for the digests that it needs and compares them. */
final class OmsProof implements Proof {
    private final Signer signer;
    private final Statement statement;
    private final String only;
    private final Map<String, RangeDigests> digests = new ConcurrentHashMap<>();

    /**
     * @param signer who vouches for it, or null if nobody does
     * @param only path of the subject if it is a single file, else null
     */
    OmsProof(@CheckForNull Signer signer, Statement statement, @CheckForNull String only) {
        this.signer = signer;
        this.statement = statement;
        this.only = only;
    }

    /** Only what is signed is digested, and only where SHA-256 of the whole file does not say it already. */
    @Override
    public List<ContentSink> sinks(TreeEntry entry) {
        SignedFile signed = signed(entry.path());
        if (signed == null || isWhole(signed, entry.size())) {
            return List.of();
        }
        Serialization serialization = statement.serialization();
        RangeDigests sink = serialization.shards()
                ? new RangeDigests(
                        serialization.hash(),
                        serialization.shardSize(),
                        signed.parts().size())
                : RangeDigests.ofWhole(serialization.hash());
        digests.put(entry.path(), sink);
        return List.of(sink);
    }

    /** Whether the statement's digest is the one that is made of every file anyway. */
    private boolean isWhole(SignedFile signed, long size) {
        Serialization serialization = statement.serialization();
        boolean onePart = signed.parts().size() == 1 && (!serialization.shards() || signed.size() == size);
        return serialization.hash() == DigestAlgorithm.SHA256 && onePart;
    }

    /** Before 1.1.0 the only file of a model is called "." in its signature. */
    private SignedFile signed(String path) {
        SignedFile signed = statement.files().get(path);
        return signed == null && path.equals(only) ? statement.files().get(ResourceName.ONLY) : signed;
    }

    @Override
    public Conclusion conclude(ReadTree tree) {
        Comparison comparison = new Comparison(statement, tree, this::signed, digests);
        comparison.run();
        List<String> remarks = new ArrayList<>(statement.remarks());
        remarks.addAll(comparison.remarks());
        if (signer != null) {
            remarks.addAll(signer.remarks());
        }
        Map<String, Object> metrics = new TreeMap<>(claims());
        metrics.put("ignoredFiles", comparison.ignored());
        return new Conclusion(signer, comparison.differences(), metrics, remarks);
    }

    @Override
    public Signer signer() {
        return signer;
    }

    @Override
    public Map<String, Object> claims() {
        Map<String, Object> metrics = new TreeMap<>();
        metrics.put("signedFiles", (long) statement.files().size());
        metrics.put("signedResources", (long) statement.resources());
        metrics.put("signedRoot", statement.root());
        metrics.put(
                "signedMethod",
                (statement.serialization().shards()
                                ? "shards of " + statement.serialization().shardSize() + " bytes, "
                                : "files, ")
                        + statement.serialization().hash().id());
        return metrics;
    }
}
