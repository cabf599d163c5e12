package io.jenkins.plugins.modelgate.engine.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings values from YAML, JSON or a form to one plain form, so that equal policies have equal digests. */
final class Plain {
    private Plain() {}

    /** @throws PolicyException for anything but text, number, truth value, list and map */
    static Object of(String field, Object raw) throws PolicyException {
        if (raw instanceof String || raw instanceof Boolean) {
            return raw;
        }
        if (raw instanceof Long || raw instanceof Integer || raw instanceof Short) {
            return ((Number) raw).longValue();
        }
        if (raw instanceof BigInteger || raw instanceof BigDecimal || raw instanceof Double || raw instanceof Float) {
            return number(field, raw);
        }
        if (raw instanceof Collection<?> values) {
            List<Object> list = new ArrayList<>();
            for (Object value : values) {
                list.add(of(field + "[" + list.size() + "]", value));
            }
            return list;
        }
        if (raw instanceof Map<?, ?> pairs) {
            Map<String, Object> map = new TreeMap<>();
            for (Map.Entry<?, ?> pair : pairs.entrySet()) {
                String key = String.valueOf(pair.getKey());
                map.put(key, of(field + "." + key, pair.getValue()));
            }
            return map;
        }
        throw FieldKind.wrong(field, raw, "a value (text, number, true/false, list or map)");
    }

    private static Object number(String field, Object raw) throws PolicyException {
        try {
            BigDecimal number = new BigDecimal(raw.toString()).stripTrailingZeros();
            return number.scale() <= 0 && number.precision() - number.scale() < 19
                    ? (Object) number.longValueExact()
                    : number;
        } catch (NumberFormatException e) {
            throw FieldKind.wrong(field, raw, "a finite number");
        }
    }
}
