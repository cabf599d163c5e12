package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** ODCS {@code logicalTypeOptions}. */
final class OptionsParser {
    private static final Set<String> INTEGER_FORMATS =
            Set.of("i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128");
    private static final Set<String> NUMBER_FORMATS = Set.of("f32", "f64");

    private OptionsParser() {}

    static TypeOptions options(@CheckForNull LogicalType type, Fields property) throws ContractException {
        Fields fields = property.map("logicalTypeOptions");
        if (fields == null) {
            return TypeOptions.NONE;
        }
        if (type == null) {
            throw property.wrong("logicalTypeOptions", "needs a logicalType");
        }
        return switch (type) {
            case STRING -> text(fields);
            case NUMBER, INTEGER -> numeric(type, fields);
            case DATE, TIMESTAMP, TIME -> temporal(type, fields);
            case ARRAY -> items(fields);
            case OBJECT -> members(fields);
            case BOOLEAN -> {
                fields.only(Set.of());
                yield TypeOptions.NONE;
            }
        };
    }

    private static TypeOptions text(Fields fields) throws ContractException {
        fields.only(Set.of("minLength", "maxLength", "pattern", "format"));
        String pattern = fields.text("pattern");
        return new TypeOptions.Text(
                fields.count("minLength"),
                fields.count("maxLength"),
                pattern == null ? null : EcmaPattern.of(pattern, fields.pointer("pattern")),
                fields.text("format"));
    }

    private static TypeOptions numeric(LogicalType type, Fields fields) throws ContractException {
        fields.only(Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"));
        Set<String> formats = type == LogicalType.INTEGER ? INTEGER_FORMATS : NUMBER_FORMATS;
        String format = fields.text("format");
        if (format != null && !formats.contains(format)) {
            throw fields.wrong("format", "must be one of " + new java.util.TreeSet<>(formats));
        }
        BigDecimal multiple = fields.number("multipleOf");
        if (multiple != null && multiple.signum() <= 0) {
            throw fields.wrong("multipleOf", "must be greater than 0");
        }
        return new TypeOptions.Numeric(
                fields.number("minimum"),
                fields.number("maximum"),
                fields.number("exclusiveMinimum"),
                fields.number("exclusiveMaximum"),
                multiple,
                format);
    }

    private static TypeOptions temporal(LogicalType type, Fields fields) throws ContractException {
        Set<String> known =
                new HashSet<>(Set.of("format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"));
        if (type != LogicalType.DATE) {
            known.addAll(List.of("timezone", "defaultTimezone"));
        }
        fields.only(known);
        String format = fields.text("format");
        try {
            if (format != null) {
                DateTimeFormatter.ofPattern(format, Locale.ROOT);
            }
        } catch (IllegalArgumentException e) {
            throw fields.wrong("format", "is no pattern of java.time.format.DateTimeFormatter, such as yyyy-MM-dd");
        }
        ZoneId zone = ZoneId.of("Etc/UTC");
        String named = fields.text("defaultTimezone");
        try {
            zone = named == null ? zone : ZoneId.of(named);
        } catch (DateTimeException e) {
            throw fields.wrong("defaultTimezone", "is no time zone, such as Europe/Berlin");
        }
        return new TypeOptions.Temporal(
                format,
                moment(fields, "minimum", format, zone),
                moment(fields, "maximum", format, zone),
                moment(fields, "exclusiveMinimum", format, zone),
                moment(fields, "exclusiveMaximum", format, zone),
                fields.has("timezone") ? (Boolean) fields.flag("timezone") : null,
                zone);
    }

    @CheckForNull
    private static Moment moment(Fields fields, String name, @CheckForNull String format, ZoneId zone)
            throws ContractException {
        String text = fields.text(name);
        if (text == null) {
            return null;
        }
        Moment moment = Moment.of(text, format, zone);
        if (moment == null) {
            throw fields.wrong(name, "is neither ISO 8601 nor in the format that the contract gives");
        }
        return moment;
    }

    private static TypeOptions items(Fields fields) throws ContractException {
        fields.only(Set.of("minItems", "maxItems", "uniqueItems"));
        return new TypeOptions.Items(fields.count("minItems"), fields.count("maxItems"), fields.flag("uniqueItems"));
    }

    private static TypeOptions members(Fields fields) throws ContractException {
        fields.only(Set.of("minProperties", "maxProperties", "required"));
        List<String> required = fields.texts("required");
        if (fields.has("required") && (required.isEmpty() || new HashSet<>(required).size() < required.size())) {
            throw fields.wrong("required", "must name at least one property and none twice");
        }
        return new TypeOptions.Members(fields.count("minProperties"), fields.count("maxProperties"), required);
    }
}
