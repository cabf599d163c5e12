/** How whatever vouches for a model joins the one reading of it: before it, during it, after it. */
package io.jenkins.plugins.modelgate.engine.signature.proof;
