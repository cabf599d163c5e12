/** Attacks on what builds, serves and deploys a model. */
package io.jenkins.plugins.modelgate.engine.redteam.configuration;
