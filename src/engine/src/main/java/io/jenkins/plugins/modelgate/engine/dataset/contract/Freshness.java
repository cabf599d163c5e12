package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The service levels {@code latency} and {@code frequency}: how old the newest row may be. */
final class Freshness {
    /** Clocks differ, and days end at different times; what is dated later than that is no proof of fresh data. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Contract contract;
    private final SchemaObject object;
    private final Table table;
    private final ContractOptions options;
    private final Judging judging;

    Freshness(Contract contract, SchemaObject object, Table table, ContractOptions options, Judging judging) {
        this.contract = contract;
        this.object = object;
        this.table = table;
        this.options = options;
        this.judging = judging;
    }

    void addTo(List<Assertion> assertions) {
        for (ServiceLevel level : contract.levels()) {
            if (level.isFreshness() && concerns(level)) {
                add(level, assertions);
            }
        }
    }

    private boolean concerns(ServiceLevel level) {
        if (level.element() == null) {
            return true;
        }
        String first = level.element().split("\\.", 2)[0];
        SchemaObject named = contract.named(first);
        return named == null || named == object;
    }

    @CheckForNull
    private String column(ServiceLevel level) {
        String mapped = options.timestampColumns().get(object.name());
        if (mapped != null || level.element() == null) {
            return mapped;
        }
        String[] parts = level.element().split("\\.", 2);
        if (parts.length == 2) {
            return parts[1];
        }
        return object.property(parts[0]) == null ? null : parts[0];
    }

    private void add(ServiceLevel level, List<Assertion> assertions) {
        Target whole = new Target("", List.of(), false, false, level.pointer());
        String name = column(level);
        if (name == null) {
            judging.notice(
                    whole,
                    SafeText.of(level.property())
                            + " was not checked: no timestamp column is named; give element: object.column, or map one in"
                            + " the policy");
            return;
        }
        Duration limit = duration(level);
        Property property = object.property(name);
        Column column = property == null ? table.column(name) : Columns.of(property, table);
        Operand operand = column == null ? null : Columns.operand(column, table);
        Times times = operand == null ? null : times(property, operand);
        if (limit == null || times == null) {
            judging.notEvaluated(
                    whole,
                    SafeText.of(level.property()) + " cannot be checked: "
                            + (limit == null
                                    ? "it needs a number and a unit (seconds, minutes, hours, days, weeks, months, years)"
                                    : SafeText.quote(name) + " is no column with times"));
            return;
        }
        ZoneId zone = property != null && property.options() instanceof TypeOptions.Temporal temporal
                ? temporal.defaultTimezone()
                : ZoneId.of("Etc/UTC");
        String fresh = times.compare(">=", moment(options.now().minus(limit), zone)) + " AND "
                + times.compare("<=", moment(options.now().plus(AHEAD), zone));
        boolean masked = property != null && property.sensitive();
        boolean critical = property != null && property.critical();
        assertions.add(new FreshnessAssertion(
                new Target(column.name(), List.of(operand), masked, critical, level.pointer()),
                "(" + fresh + ")",
                level.property() + " " + level.value().toPlainString() + " " + level.unit()));
    }

    @CheckForNull
    private static Times times(@CheckForNull Property property, Operand operand) {
        if (property != null && property.type() != null && property.type() != LogicalType.TIME) {
            return Times.of(property, operand);
        }
        return Times.of(LogicalType.TIMESTAMP, null, null, operand);
    }

    private static Moment moment(Instant instant, ZoneId zone) {
        return new Moment(instant.toString(), LocalDateTime.ofInstant(instant, zone), instant);
    }

    @CheckForNull
    private static Duration duration(ServiceLevel level) {
        if (level.value() == null || level.unit() == null || level.value().signum() < 0) {
            return null;
        }
        long seconds = switch (level.unit().strip().toLowerCase(Locale.ROOT)) {
            case "s", "sec", "second", "seconds" -> 1;
            case "m", "min", "minute", "minutes" -> 60;
            case "h", "hr", "hour", "hours" -> 3600;
            case "d", "day", "days" -> 86_400;
            case "w", "week", "weeks" -> 7 * 86_400;
            case "mo", "month", "months" -> 31 * 86_400;
            case "y", "yr", "year", "years" -> 366 * 86_400;
            default -> 0;
        };
        BigDecimal total = level.value().multiply(BigDecimal.valueOf(seconds)).setScale(0, RoundingMode.CEILING);
        boolean usable = seconds > 0 && total.compareTo(BigDecimal.valueOf(10_000L * 366 * 86_400)) < 0;
        return usable ? Duration.ofSeconds(Math.min(total.longValue(), 1000L * 366 * 86_400)) : null;
    }
}
