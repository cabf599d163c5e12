package io.jenkins.plugins.modelgate;

/** A web method of a descriptor with a value that has an answer for those who may have one. */
record Endpoint(Class<?> owner, String method, String value, String answer, boolean jobs) {
    String path() {
        String name = method.startsWith("doFill")
                ? "fill" + method.substring("doFill".length())
                : "check" + method.substring("doCheck".length());
        return "descriptorByName/" + owner.getName() + "/" + name;
    }
}
