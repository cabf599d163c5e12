package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;

/**
 * CISA's catalogue of known exploited vulnerabilities: {@code {"dateReleased": "…", "vulnerabilities": [{"cveID": "CVE-…", …}, …]}}.
 * What an update takes, each check can read: there is no other reader.
 */
public final class KevFile {
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

    private record Catalogue(Set<String> ids, @CheckForNull Instant released) {}

    /** Ids of all that it has. */
    static Set<String> read(DataFile data) throws IOException {
        return catalogue(data).ids();
    }

    /**
     * Reads it to its end.
     *
     * @throws IOException when it is none, or holds nothing
     */
    public static DataState check(DataFile data) throws IOException {
        Catalogue catalogue = catalogue(data);
        return new DataState(catalogue.ids().size(), catalogue.released());
    }

    private static Catalogue catalogue(DataFile data) throws IOException {
        try (InputStream in = data.open();
                JsonParser parser = FACTORY.createParser(in)) {
            Set<String> ids = null;
            Instant released = null;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("vulnerabilities")) {
                    ids = entries(parser);
                } else if (field.equals("dateReleased") && value == JsonToken.VALUE_STRING) {
                    released = instant(parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
            if (ids == null || ids.isEmpty() || parser.nextToken() != null) {
                throw new IOException("it has no list of vulnerabilities, or goes on behind its end");
            }
            return new Catalogue(ids, released);
        } catch (IOException e) {
            throw new IOException(
                    "The catalogue of exploited vulnerabilities in " + SafeText.quote(data.name())
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
            if (id == null || !id.startsWith("CVE-") || ids.size() == MOST) {
                throw new IOException("an entry has no cveID, or there are more than " + MOST);
            }
            ids.add(id);
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException("an entry is no object");
        }
        return ids;
    }

    @CheckForNull
    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
