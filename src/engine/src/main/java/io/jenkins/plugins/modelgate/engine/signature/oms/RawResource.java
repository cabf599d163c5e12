package io.jenkins.plugins.modelgate.engine.signature.oms;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An entry of {@code resources} as it was read; what it means depends on the serialization, which may come later.
 *
 * @param name as written
 * @param hex its digest, lower-case hexadecimal
 * @param algorithm as written
 */
record RawResource(String name, String hex, String algorithm) {
    private static final Pattern HEX = Pattern.compile("([0-9a-f]{2})+");
    private static final String SHARDED = "-sharded-";

    /** Fields that OMS does not know are allowed here, and mean nothing. */
    static RawResource read(JsonNode json) throws SignatureException {
        if (!json.isObject()) {
            throw new SignatureException(Kind.MALFORMED, "the statement's resources hold something else than objects");
        }
        String name = StrictJson.text(json, "name", "a resource of the statement");
        String what = "the statement's resource " + SafeText.quote(name);
        if (name.isEmpty()) {
            throw new SignatureException(Kind.MALFORMED, what + " has no name");
        }
        String hex = StrictJson.text(json, "digest", what);
        if (!HEX.matcher(hex).matches()) {
            throw new SignatureException(Kind.MALFORMED, what + " has a digest that is no lower-case hexadecimal");
        }
        return new RawResource(name, hex, StrictJson.text(json, "algorithm", what));
    }

    /** The digest's bytes, if it is one of this serialization. */
    byte[] digest(Serialization serialization, List<String> remarks) throws SignatureException {
        String expected = serialization.hash().id();
        String what = "the statement's resource " + SafeText.quote(name);
        if (!algorithm.equals(expected)) {
            String old = expected + SHARDED + serialization.shardSize();
            if (!serialization.shards() || !algorithm.equals(old)) {
                throw new SignatureException(
                        Kind.MALFORMED,
                        what + " has algorithm " + SafeText.quote(algorithm) + ", the serialization says " + expected);
            }
            String remark = "the algorithm is written " + old + ", as the reference implementation does";
            if (!remarks.contains(remark)) {
                remarks.add(remark);
            }
        }
        byte[] value = HexFormat.of().parseHex(hex);
        if (value.length != serialization.hash().bytes()) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    what + " has a digest of " + value.length + " bytes; " + expected + " has "
                            + serialization.hash().bytes());
        }
        return value;
    }
}
