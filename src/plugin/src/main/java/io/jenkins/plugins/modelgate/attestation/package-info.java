/** What this controller attests: its keys, the statements that gates leave with a build, and the ways to both. */
package io.jenkins.plugins.modelgate.attestation;
