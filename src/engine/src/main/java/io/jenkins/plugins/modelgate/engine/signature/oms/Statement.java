package io.jenkins.plugins.modelgate.engine.signature.oms;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A statement about a model, whole and free of contradictions.
 *
 * @param root digest over all resources in the statement's order, SHA-256, lower-case hexadecimal
 * @param serialization how the files became resources
 * @param files by path
 * @param resources number of them
 * @param remarks deviations that were tolerated, a sentence each
 */
record Statement(
        String root, Serialization serialization, Map<String, SignedFile> files, int resources, List<String> remarks) {

    /** Joins and checks what was read; the root digest is made again and must be the signed one. */
    static Statement of(String root, Serialization serialization, List<RawResource> raw) throws SignatureException {
        if (raw.isEmpty()) {
            throw new SignatureException(Kind.MALFORMED, "the statement lists no file: it vouches for nothing");
        }
        MessageDigest digest = Digests.sha256();
        Map<String, SignedFile> files = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        for (RawResource resource : raw) {
            byte[] value = resource.digest(serialization, remarks);
            digest.update(value);
            ResourceName name = serialization.shards()
                    ? ResourceName.ofShard(resource.name())
                    : ResourceName.ofFile(resource.name());
            files.computeIfAbsent(name.path(), SignedFile::new).add(name, value);
        }
        for (SignedFile file : files.values()) {
            file.requireWhole(serialization.shardSize());
        }
        requireDistinct(files.keySet(), remarks);
        String made = HexFormat.of().formatHex(digest.digest());
        if (!made.equals(root)) {
            throw new SignatureException(
                    Kind.MALFORMED, "the statement's root digest is " + root + ", its resources give " + made);
        }
        if (files.containsKey(ResourceName.ONLY)) {
            if (files.size() > 1) {
                throw new SignatureException(
                        Kind.MALFORMED,
                        "the statement names a resource \".\" beside others: it is both one file and many");
            }
            remarks.add("the only file is named \".\", as reference implementations before 1.1.0 do");
        }
        if (!serialization.recordsIgnored()) {
            remarks.add("the statement does not record what the signer ignored, as reference implementations before"
                    + " 1.1.0 do not");
        }
        return new Statement(root, serialization, files, raw.size(), List.copyOf(remarks));
    }

    /** Two names that some file system takes for one are two contents under one name. */
    private static void requireDistinct(Collection<String> paths, List<String> remarks) throws SignatureException {
        Map<String, String> normal = new HashMap<>();
        Map<String, String> folded = new HashMap<>();
        for (String path : paths) {
            String same = Normalizer.normalize(path, Normalizer.Form.NFC);
            String other = normal.putIfAbsent(same, path);
            if (other != null) {
                throw new SignatureException(
                        Kind.MALFORMED,
                        "the statement's resources " + SafeText.quote(other) + " and " + SafeText.quote(path)
                                + " are one name in Unicode's normal form");
            }
            String like = folded.putIfAbsent(same.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), path);
            if (like != null) {
                remarks.add("the signed files " + SafeText.quote(like) + " and " + SafeText.quote(path)
                        + " differ by case alone");
            }
        }
    }
}
