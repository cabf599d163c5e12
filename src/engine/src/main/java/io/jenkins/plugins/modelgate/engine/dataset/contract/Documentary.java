package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** The parts of a contract that speak to people: their fields must be the standard's, their content is not looked at. */
final class Documentary {
    private static final Set<String> DEFINITION = Set.of("id", "url", "type", "description");
    private static final Set<String> CUSTOM = Set.of("id", "property", "value", "description");
    private static final Set<String> SUPPORT =
            Set.of("id", "channel", "url", "description", "tool", "scope", "invitationUrl", "customProperties");
    private static final Set<String> PRICE = Set.of("id", "priceAmount", "priceCurrency", "priceUnit");
    private static final Set<String> TEAM =
            Set.of("id", "name", "description", "members", "tags", "customProperties", "authoritativeDefinitions");
    private static final Set<String> MEMBER = Set.of(
            "id",
            "username",
            "name",
            "description",
            "role",
            "dateIn",
            "dateOut",
            "replacedByUsername",
            "tags",
            "customProperties",
            "authoritativeDefinitions");
    private static final Set<String> ROLE = Set.of(
            "id", "role", "description", "access", "firstLevelApprovers", "secondLevelApprovers", "customProperties");

    private Documentary() {}

    /** The fields of the whole document that no check reads. */
    static void document(Fields fields) throws ContractException {
        element(fields);
        for (Fields support : fields.list("support")) {
            support.only(SUPPORT);
            element(support);
        }
        Fields price = fields.map("price");
        if (price != null) {
            price.only(PRICE);
        }
        roles(fields);
        JsonNode team = fields.get("team");
        if (team != null && team.isArray()) {
            members(fields.list("team"));
        } else if (team != null) {
            Fields map = fields.map("team");
            map.only(TEAM);
            element(map);
            members(map.list("members"));
        }
        Fields description = fields.map("description");
        if (description != null) {
            for (String name : List.of("usage", "purpose", "limitations")) {
                description.text(name);
            }
        }
    }

    static void roles(Fields fields) throws ContractException {
        for (Fields role : fields.list("roles")) {
            role.only(ROLE);
            role.requiredText("role");
            element(role);
        }
    }

    private static void members(List<Fields> members) throws ContractException {
        for (Fields member : members) {
            member.only(MEMBER);
            member.requiredText("username");
            element(member);
        }
    }

    /** What nearly every element may carry: tags, definitions, custom properties. */
    static void element(Fields fields) throws ContractException {
        fields.texts("tags");
        for (Fields definition : fields.list("authoritativeDefinitions")) {
            definition.only(DEFINITION);
            definition.requiredText("url");
            definition.requiredText("type");
        }
        for (Fields custom : fields.list("customProperties")) {
            custom.only(CUSTOM);
            custom.requiredText("property");
            if (!custom.has("value")) {
                throw custom.wrong("value", "is required");
            }
        }
    }

    /** Refuses this engine's own custom properties where it reads none, so that a slip of the pen is not passed over. */
    static void ownProperties(Fields fields, Set<String> known) throws ContractException {
        for (Fields custom : fields.list("customProperties")) {
            String name = custom.requiredText("property");
            if (name.startsWith("modelgate.") && !known.contains(name)) {
                throw custom.wrong("property", "is none of Model Gate's custom properties here: " + known);
            }
        }
    }
}
