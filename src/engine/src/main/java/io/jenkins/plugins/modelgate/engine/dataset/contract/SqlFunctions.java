package io.jenkins.plugins.modelgate.engine.dataset.contract;

import java.util.Locale;
import java.util.Set;

/**
 * Functions that a contract's query may use: those whose result comes from their arguments alone and is not much larger than they are.
 * A new function of the database is refused until somebody has looked at it.
 */
final class SqlFunctions {
    private static final Set<String> AGGREGATES = words(
            "any_value approx_count_distinct approx_quantile arbitrary arg_max arg_min argmax argmin avg bit_and bit_or bit_xor"
                    + " bool_and bool_or corr count count_if count_star countif covar_pop covar_samp entropy favg first fsum geomean"
                    + " geometric_mean kahan_sum kurtosis kurtosis_pop last mad max max_by mean median min min_by mode product quantile"
                    + " quantile_cont quantile_disc regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy"
                    + " regr_syy sem skewness stddev stddev_pop stddev_samp sum sumkahan var_pop var_samp variance");

    private static final Set<String> WINDOWS = words(
            "cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank rank_dense row_number");

    private static final Set<String> OPERATORS = words(
            "! !~~ !~~* % & * ** + - -> ->> / // < << <= <> = == > >= >> @ ^ ^@ | || ~ ~~ ~~* ~~~ add divide mod multiply"
                    + " subtract like_escape not_like_escape ilike_escape not_ilike_escape");

    private static final Set<String> NUMBERS = words(
            "abs acos acosh asin asinh atan atan2 atanh bit_count cbrt ceil ceiling cos cosh cot degrees even exp fdiv floor"
                    + " fmod gamma gcd greatest greatest_common_divisor isfinite isinf isnan lcm least least_common_multiple lgamma ln"
                    + " log log10 log2 nextafter pi pow power radians round round_even roundbankers sign signbit sin sinh sqrt tan tanh"
                    + " trunc xor");

    private static final Set<String> TEXTS = words(
            "ascii bit_length char_length character_length chr concat concat_ws contains ends_with hash instr lcase left length"
                    + " length_grapheme lower ltrim md5 nfc_normalize octet_length ord position prefix regexp_extract"
                    + " regexp_full_match regexp_matches replace reverse right rtrim sha1 sha256 starts_with strip_accents strlen"
                    + " strpos substr substring suffix translate trim try_strptime ucase unicode upper");

    private static final Set<String> TIMES = words(
            "age century current_date current_localtime current_localtimestamp date_add date_diff date_part date_sub date_trunc"
                    + " datediff datepart datesub datetrunc day dayname dayofmonth dayofweek dayofyear days_in_month decade epoch"
                    + " epoch_ms epoch_ns epoch_us era get_current_time get_current_timestamp hour isodow isoyear julian last_day"
                    + " make_date make_time make_timestamp make_timestamp_ms make_timestamptz microsecond millennium millisecond minute"
                    + " month monthname nanosecond now quarter second strftime strptime time_bucket timezone timezone_hour"
                    + " timezone_minute to_centuries to_days to_decades to_hours to_microseconds to_millennia to_milliseconds"
                    + " to_minutes to_months to_quarters to_seconds to_timestamp to_weeks to_years today transaction_timestamp week"
                    + " weekday weekofyear year yearweek");

    private static final Set<String> OTHERS = words(
            "array_contains array_extract array_has array_length array_value cardinality constant_or_null element_at if ifnull"
                    + " json_array_length json_contains json_exists json_extract json_extract_path json_extract_path_text"
                    + " json_extract_string json_type json_valid json_value len list_contains list_element list_extract list_has"
                    + " list_value map_extract map_extract_value nullif row struct_extract struct_pack typeof unnest");

    private SqlFunctions() {}

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    static boolean isAllowed(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        return AGGREGATES.contains(word)
                || WINDOWS.contains(word)
                || OPERATORS.contains(word)
                || NUMBERS.contains(word)
                || TEXTS.contains(word)
                || TIMES.contains(word)
                || OTHERS.contains(word);
    }
}
