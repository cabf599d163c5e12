package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** CISA's catalogue of known exploited vulnerabilities: {@code {"vulnerabilities": [{"cveID": "CVE-…", …}, …]}}. */
final class KevFile {
    private static final int MOST = 2_000_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxDocumentLength(512L << 20)
                    .maxStringLength(1 << 20)
                    .build())
            .build();

    private KevFile() {}

    /** Ids of all that it has. */
    static Set<String> read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                JsonParser parser = FACTORY.createParser(in)) {
            Set<String> ids = null;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean entries = parser.currentName().equals("vulnerabilities");
                parser.nextToken();
                if (entries) {
                    ids = entries(parser);
                } else {
                    parser.skipChildren();
                }
            }
            if (ids == null || parser.nextToken() != null) {
                throw new IOException("it has no list of vulnerabilities, or goes on behind its end");
            }
            return ids;
        } catch (IOException e) {
            throw new IOException(
                    "The catalogue of exploited vulnerabilities in " + SafeText.quote(path.toString())
                            + " cannot be read: " + SafeText.of(String.valueOf(e.getMessage()))
                            + ". Fetch it again from CISA.",
                    e);
        }
    }

    private static Set<String> entries(JsonParser parser) throws IOException {
        Set<String> ids = new HashSet<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("its vulnerabilities are no list");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String id = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = parser.currentName().equals("cveID");
                parser.nextToken();
                if (named && parser.currentToken() == JsonToken.VALUE_STRING) {
                    id = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            if (id == null || ids.size() == MOST) {
                throw new IOException("an entry has no cveID, or there are more than " + MOST);
            }
            ids.add(id);
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException("an entry is no object");
        }
        return ids;
    }
}
