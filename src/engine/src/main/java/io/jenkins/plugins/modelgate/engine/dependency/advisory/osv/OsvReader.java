package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads records of the OSV schema up to 1.7. Unknown fields are skipped, as the schema asks; a field that is used here must be
 * there once and be of the schema's type, for a record that can be read in two ways would be judged in one of them.
 */
final class OsvReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(OsvLimits.DEPTH)
                    .maxNumberLength(OsvLimits.NUMBER)
                    .maxStringLength((int) OsvLimits.RECORD)
                    .build())
            .build();

    private final Predicate<PackageKey> wanted;

    /** @param wanted packages to keep */
    OsvReader(Predicate<PackageKey> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads one record to the end of its stream, which stays open.
     *
     * @param name of the file or member, for messages
     * @throws IOException when it breaks its format or a bound
     */
    OsvRecord read(String name, InputStream in) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            parser.nextToken();
            OsvRecord record = record(new OsvFields(parser));
            if (parser.nextToken() != null) {
                throw new OsvException("it goes on behind the end of its record");
            }
            return record;
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "The advisory " + SafeText.quote(name) + " is no JSON that is accepted here"
                            + place(e.getLocation()) + ": " + SafeText.of(e.getOriginalMessage())
                            + ". Fetch the OSV data again.",
                    e);
        } catch (CharConversionException e) {
            // Of an encoding that the parser guesses and cannot follow; it is no failure of the disk.
            throw new IOException(
                    "The advisory " + SafeText.quote(name) + " is no text: "
                            + SafeText.of(String.valueOf(e.getMessage())) + ". Fetch the OSV data again.",
                    e);
        } catch (OsvException e) {
            throw new IOException(
                    "The advisory " + SafeText.quote(name) + " is no OSV record: " + e.getMessage()
                            + ". Fetch the OSV data again.",
                    e);
        }
    }

    /** A bound that is broken has no place. */
    private static String place(@CheckForNull JsonLocation location) {
        return location == null ? "" : ", at line " + location.getLineNr();
    }

    /** A record that breaks the schema. */
    static final class OsvException extends IOException {
        private static final long serialVersionUID = 1;

        OsvException(String message) {
            super(message);
        }
    }

    private OsvRecord record(OsvFields fields) throws IOException {
        String id = null;
        long modified = Long.MIN_VALUE;
        boolean withdrawn = false;
        List<String> aliases = List.of();
        String summary = "";
        List<String> vectors = List.of();
        String rating = null;
        AffectedReader affected = new AffectedReader(fields, wanted);
        fields.object();
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.id();
                case "modified" -> modified = OsvTimes.parse(fields.word());
                case "withdrawn" -> withdrawn = OsvTimes.parse(fields.word()) != Long.MIN_VALUE;
                case "aliases" -> aliases = fields.list(OsvFields::id);
                case "upstream", "related" -> fields.list(OsvFields::id);
                case "summary" -> summary = fields.summary();
                case "severity" -> vectors = new SeverityReader(fields).vectors();
                case "database_specific" -> rating = new SeverityReader(fields).rating();
                case "affected" -> affected.read();
                default -> fields.skip();
            }
        }
        if (id == null) {
            throw new OsvException("it has no id");
        }
        return new OsvRecord(
                id, modified, withdrawn, aliases, summary, vectors, rating, affected.kept(), affected.ecosystems());
    }

    /** What a list is made of. */
    interface Item<T> {
        T read(OsvFields fields) throws IOException;
    }

    static <T> List<T> list(OsvFields fields, Item<T> item) throws IOException {
        List<T> items = new ArrayList<>();
        fields.expect(JsonToken.START_ARRAY, "a list");
        while (fields.parser().nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == OsvLimits.LIST) {
                throw new OsvException("a list has more than " + OsvLimits.LIST + " entries");
            }
            items.add(item.read(fields));
        }
        return items;
    }
}
