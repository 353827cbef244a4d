package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.AuthorityChange;

/**
 * How the certificates between controller and nodes are.
 *
 * @param authority how far their authority has been replaced; NONE where the user gives them
 * @param renewalDue whether one has come so near to its end that it is to be renewed
 * @param renewalAsked whether a person asked for new ones, and they are not issued yet
 * @param authorityDue whether the authority has come so near to its end that it is to be replaced
 */
public record DriverCertificates(
    AuthorityChange authority, boolean renewalDue, boolean renewalAsked, boolean authorityDue) {}
