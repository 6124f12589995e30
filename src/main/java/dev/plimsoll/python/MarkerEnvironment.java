package dev.plimsoll.python;

import java.util.HashMap;
import java.util.Map;

/**
 * The values of PEP 508's variables in one environment; a name that is missing has the empty value.
 */
public record MarkerEnvironment(Map<String, String> values) {

    public MarkerEnvironment {
        values = Map.copyOf(values);
    }

    public String value(String variable) {
        return values.getOrDefault(variable, "");
    }

    /** The same, asked on behalf of an extra. */
    public MarkerEnvironment withExtra(String extra) {
        return with("extra", extra);
    }

    public MarkerEnvironment with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(values);
        changed.put(variable, value);
        return new MarkerEnvironment(changed);
    }
}
