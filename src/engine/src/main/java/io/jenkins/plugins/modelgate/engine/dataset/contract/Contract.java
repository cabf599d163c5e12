package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;

/**
 * A data contract, ODCS 3.1.0 (or 3.0).
 *
 * @param origin names it in messages
 * @param about the fields that say something to readers only, by name
 * @param unchecked what it contains that no check looks at, as JSON pointers with a reason
 */
public record Contract(
        String origin,
        String apiVersion,
        String id,
        String version,
        String status,
        Map<String, String> about,
        List<SchemaObject> objects,
        List<Server> servers,
        List<ServiceLevel> levels,
        List<String> unchecked) {
    public Contract {
        about = Map.copyOf(about);
        objects = List.copyOf(objects);
        servers = List.copyOf(servers);
        levels = List.copyOf(levels);
        unchecked = List.copyOf(unchecked);
    }

    /** The object that describes a table of that name; the only object when there is just one; otherwise null. */
    @CheckForNull
    public SchemaObject object(String table) {
        SchemaObject named = named(table);
        return named == null && objects.size() == 1 ? objects.get(0) : named;
    }

    /** The object of that name, physical name or identifier, or null. */
    @CheckForNull
    public SchemaObject named(String name) {
        for (SchemaObject object : objects) {
            if (object.name().equals(name)) {
                return object;
            }
        }
        return objects.stream()
                .filter(object -> name.equals(object.physicalName()) || name.equals(object.id()))
                .findFirst()
                .orElse(null);
    }
}
