package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import com.fasterxml.jackson.core.JsonToken;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Reads {@code severity} and the severity in words that databases such as GitHub's keep in {@code database_specific}. */
final class SeverityReader {
    private static final int WORDS = 40;

    private final OsvFields fields;

    SeverityReader(OsvFields fields) {
        this.fields = fields;
    }

    /** The vectors of the list that the parser stands at; scores of other kinds, such as Ubuntu's, are left out. */
    List<String> vectors() throws IOException {
        return fields.list(SeverityReader::vector).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    @CheckForNull
    private static String vector(OsvFields fields) throws IOException {
        String type = "";
        String score = null;
        fields.object();
        while (fields.next()) {
            switch (fields.name()) {
                case "type" -> type = fields.word();
                case "score" -> score = fields.word();
                default -> fields.skip();
            }
        }
        return type.startsWith("CVSS_") ? score : null;
    }

    /** {@code severity} in the free object that the parser stands at, when it is a text. */
    @CheckForNull
    String rating() throws IOException {
        if (fields.parser().currentToken() != JsonToken.START_OBJECT) {
            fields.skip();
            return null;
        }
        String rating = null;
        fields.object();
        while (fields.next()) {
            if (fields.name().equals("severity") && fields.parser().currentToken() == JsonToken.VALUE_STRING) {
                rating = SafeText.of(fields.word(), WORDS);
            } else {
                fields.skip();
            }
        }
        return rating;
    }
}
