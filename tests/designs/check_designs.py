"""Holds `clustress evaluate` against established packages on the same panels.

usage: check_designs.py PROGRAM PANEL.csv... [--reference OUT.json]     exit 0 = all agree, 1 = some differ, each printed
Of a panel with several worlds the first four are compared. --reference keeps the packages' numbers of the first world, for tests.

To 1e-8 (relative): before and after, with and without, two-way fixed effects and event study with clustered errors, their Wald test
and the logit scores (statsmodels); staggered adoption with its Wald test (csdid, on panels without gaps); regression discontinuity with
bandwidths from the data (rdrobust); matching, ties included, by brute force from the scores of statsmodels, and its estimate by R's
Matching where R has it (whose standard error estimates the variance given the score otherwise). Synthetic control
(cvxpy with Clarabel, its last digits solved anew on the weights that it keeps).
"""
import argparse
import contextlib
import importlib.metadata
import io
import json
import shutil
import subprocess
import sys
import tempfile

import cvxpy
import numpy as np
import pandas as pd
import statsmodels.api as sm
from rdrobust import rdrobust

TOLERANCE = 1e-8
failures, reference = [], {}


def compare(what, ours, theirs, tolerance=TOLERANCE):
    reference.setdefault(what.split(" (")[0], float(theirs))
    scale = max(1.0, abs(theirs))
    off = abs(ours - theirs) / scale if np.isfinite(theirs) else float("inf")
    good = off <= tolerance
    print(f"  {'ok  ' if good else 'OFF '} {what:<52} {ours: .12g}   {theirs: .12g}   {off:.1e}")
    if not good:
        failures.append(what)


def by_firm(panel, column):
    return panel.groupby("firm")[column].first()


def wide(panel, column="jobs"):
    return panel.pivot(index="firm", columns="year", values=column)


def check_before_after(panel, ours):
    treated = panel[panel.treated_year > 0]
    after = treated[treated.year >= treated.treated_year].groupby("firm").jobs.mean()
    before = treated[treated.year < treated.treated_year].groupby("firm").jobs.mean()
    change = (after - before).dropna()
    fit = sm.WLS(change, np.ones(len(change)), weights=by_firm(panel, "weight")[change.index]).fit(cov_type="HC1", use_t=True)
    compare("before_after estimate", ours["estimate"], fit.params.iloc[0])
    compare("before_after standard error", ours["standard_error"], fit.bse.iloc[0])
    compare("before_after low", ours["low"], fit.conf_int().iloc[0, 0])
    compare("before_after p-value", ours["p_value"], fit.pvalues.iloc[0])


def check_with_without(panel, ours):
    last = panel[panel.year == panel.year.max()]
    x = sm.add_constant((last.treated_year > 0).astype(float))
    fit = sm.WLS(last.jobs, x, weights=last.weight).fit(cov_type="HC1", use_t=True)
    compare("with_without estimate", ours["estimate"], fit.params.iloc[1])
    compare("with_without standard error", ours["standard_error"], fit.bse.iloc[1])
    compare("with_without high", ours["high"], fit.conf_int().iloc[1, 1])


def fixed_effects(panel, regressors):
    """Within firms with the grand mean put back, so that statsmodels counts a constant and the years: K = regressors + years."""
    panel = panel[panel.groupby("firm").year.transform("size") > 1]
    regressors = regressors.loc[panel.index]
    years = pd.get_dummies(panel.year, dtype=float).iloc[:, 1:]
    x = pd.concat([regressors, years], axis=1)

    def within(table):
        return table - table.groupby(panel.firm).transform("mean") + table.mean()

    x = sm.add_constant(within(x))
    y = within(panel.jobs.to_frame()).jobs
    model = sm.WLS(y, x, weights=panel.weight)
    return model.fit(cov_type="cluster", cov_kwds={"groups": panel.firm, "use_correction": True, "df_correction": True}, use_t=True), panel


def check_did(panel, ours):
    supported = ((panel.treated_year > 0) & (panel.year >= panel.treated_year)).astype(float).rename("d").to_frame()
    fit, used = fixed_effects(panel, supported)
    compare("difference_in_differences estimate", ours["estimate"], fit.params["d"])
    compare("difference_in_differences standard error", ours["standard_error"], fit.bse["d"])
    compare("difference_in_differences low", ours["low"], fit.conf_int().loc["d", 0])
    if used.firm.nunique() <= 500:  # the same with an indicator of every firm
        x = pd.concat([supported.loc[used.index], pd.get_dummies(used.firm, dtype=float),
                       pd.get_dummies(used.year, dtype=float).iloc[:, 1:]], axis=1)
        x.columns = [str(c) for c in x.columns]
        dummies = sm.WLS(used.jobs, x, weights=used.weight).fit(cov_type="cluster", cov_kwds={"groups": used.firm})
        counted = (len(used) - x.shape[1]) / (len(used) - 1 - used.year.nunique())
        compare("difference_in_differences estimate (all dummies)", ours["estimate"], dummies.params["d"])
        compare("difference_in_differences s.e. (all dummies)", ours["standard_error"], dummies.bse["d"] * np.sqrt(counted))
    truth = used[supported.loc[used.index].d > 0]
    if "jobs_without" in panel:
        compare("difference_in_differences truth", ours["truth"], np.average(truth.jobs - truth.jobs_without, weights=truth.weight))


def check_event_study(panel, ours):
    leads, lags = 4, 6
    event = (panel.year - panel.treated_year).clip(-leads, lags).where(panel.treated_year > 0)
    times = [e for e in sorted(event.dropna().unique()) if e != -1]
    x = pd.DataFrame({f"e{int(e)}": (event == e).astype(float) for e in times})
    fit, used = fixed_effects(panel, x)
    for row in ours["path"]:
        name = f"e{row['event_time']}"
        compare(f"event_study {name}", row["estimate"], fit.params[name])
        compare(f"event_study {name} standard error", row["standard_error"], fit.bse[name])
    before = [f"e{int(e)}" for e in times if e < -1]
    wald = fit.wald_test(np.eye(len(fit.params))[[list(fit.params.index).index(n) for n in before]], use_f=False, scalar=True)
    compare("event_study Wald test", ours["pre_trend"]["statistic"], float(wald.statistic))
    compare("event_study Wald p-value", ours["pre_trend"]["p_value"], float(wald.pvalue))
    shares = np.zeros(len(fit.params))
    for e in times:
        if e >= 0:
            shares[list(fit.params.index).index(f"e{int(e)}")] = panel.weight[event == e].sum()
    shares /= shares.sum()
    compare("event_study estimate", ours["estimate"], float(shares @ fit.params))
    compare("event_study standard error", ours["standard_error"], float(np.sqrt(shares @ fit.cov_params() @ shares)))


def covariates(base, before):
    """As analysis/evaluation/covariates.hpp says, collinear columns left out in order."""
    x = pd.DataFrame({"constant": 1.0, "log_jobs": np.log1p(base.jobs)}, index=base.index)
    x["growth"] = (x.log_jobs - np.log1p(before.reindex(base.index))).fillna(0.0)
    x["new"] = (~base.index.isin(before.index)).astype(float)
    x["log_sales"], x["productivity"] = np.log1p(base.sales), base.productivity
    x["exporter"], x["in_cluster"] = (base.exports > 0).astype(float), (base.cluster >= 0).astype(float)
    for column in ("sector", "region"):
        for value in sorted(base[column].unique()):
            x[f"{column}_{value}"] = (base[column] == value).astype(float)
    kept = []
    for name in x.columns:
        if np.linalg.matrix_rank(x[[*kept, name]].to_numpy(), tol=1e-8 * np.linalg.norm(x[name]) + 1e-300) == len(kept) + 1:
            kept.append(name)
    return x[kept]


def matching_sample(panel):
    first = panel.treated_year[panel.treated_year > 0].min()
    base = panel[panel.year == first - 1].set_index("firm")
    last = panel[panel.year == panel.year.max()].set_index("firm").jobs
    before = panel[panel.year == first - 2].set_index("firm").jobs
    base = base[base.index.isin(last.index)]
    kinds = [lambda b: b.sector, lambda b: b.region, lambda b: b.cluster >= 0, lambda b: b.exports > 0,
             lambda b: b.index.isin(before.index)]
    while True:
        length = len(base)
        for kind in kinds:
            base = base[base.groupby(kind(base)).treated_year.transform(lambda s: (s > 0).any() and (s == 0).any())]
        if len(base) == length:
            break
    d = (base.treated_year > 0).astype(float)
    fit = sm.GLM(d, covariates(base, before), family=sm.families.Binomial(), freq_weights=base.weight).fit(tol=1e-14, maxiter=100)
    eta = np.asarray(covariates(base, before) @ fit.params)
    return base, d.to_numpy() > 0, eta, (last.reindex(base.index) - base.jobs).to_numpy()


def check_matching(panel, ours):
    base, treated, eta, change = matching_sample(panel)
    caliper = 0.2 * eta.std(ddof=1)
    compare("matching caliper (logit scores)", ours["details"]["caliper"], caliper)
    near, dy, w = eta[~treated], change[~treated], base.weight.to_numpy()
    differences, weights, used, squares = [], [], np.zeros(len(near)), np.zeros(len(near))
    for place, y, weight in zip(eta[treated], change[treated], w[treated]):
        distance = np.abs(near - place)
        ties = distance <= distance.min() + 1e-10
        if distance.min() > caliper:
            continue
        differences.append(y - dy[ties].mean())
        weights.append(weight)
        used[ties] += weight / ties.sum()
        squares[ties] += (weight / ties.sum()) ** 2
    differences, weights = np.array(differences), np.array(weights)
    tau = np.average(differences, weights=weights)
    variance = np.sum(weights**2 * (differences - tau) ** 2)
    for j in np.flatnonzero(used):
        distance = np.abs(near - near[j])
        distance[j] = np.inf
        ties = distance <= distance.min() + 1e-10
        variance += (used[j] ** 2 - squares[j]) * ties.sum() / (ties.sum() + 1) * (dy[j] - dy[ties].mean()) ** 2
    compare("matching estimate (brute force)", ours["estimate"], tau)
    compare("matching standard error (brute force)", ours["standard_error"], np.sqrt(variance) / weights.sum())
    check_matching_in_r(treated, eta, change, w, ours)


R_SCRIPT = """
suppressMessages(library(Matching))
d <- read.csv(commandArgs(TRUE)[1])
m <- Match(Y = d$change, Tr = d$treated, X = d$eta, estimand = "ATT", M = 1, caliper = 0.2, replace = TRUE, ties = TRUE,
           distance.tolerance = 0, Var.calc = 0)
cat(sprintf("%.17g %d %s", m$est, m$wnobs, packageVersion("Matching")))
"""


def check_matching_in_r(treated, eta, change, weight, ours):
    if shutil.which("Rscript") is None or subprocess.run(["Rscript", "-e", "library(Matching)"], capture_output=True).returncode:
        print("  SKIPPED: R's Matching (Debian: apt-get install r-base-core r-cran-matching)")
        return
    if np.ptp(weight) > 0:
        print("  not compared with R's Matching: firms have weights")
        return
    with tempfile.TemporaryDirectory() as folder:
        pd.DataFrame({"treated": treated.astype(int), "eta": eta, "change": change}).to_csv(f"{folder}/d.csv", index=False,
                                                                                            float_format="%.17g")
        told = subprocess.run(["Rscript", "-e", R_SCRIPT, f"{folder}/d.csv"], capture_output=True, text=True, check=True).stdout
    estimate, _, version = told.split()
    compare(f"matching estimate (R Matching {version})", ours["estimate"], float(estimate))


def silent(call):
    with contextlib.redirect_stdout(io.StringIO()):
        return call()


def check_staggered(panel, ours):
    if wide(panel).isna().any().any():
        print("  not compared with csdid: the panel has gaps, which csdid leaves out or takes as cross-sections")
        return
    from csdid.att_gt import ATTgt
    data = panel.rename(columns={"treated_year": "group"})[["firm", "year", "group", "jobs", "weight"]].copy()
    data = data.astype({"firm": int, "year": int, "group": int})
    weights = "weight" if np.ptp(panel.weight) > 0 else None
    fit = ATTgt(weights_name=weights, yname="jobs", gname="group", idname="firm", tname="year", xformla="jobs ~ 1", data=data,
                control_group=["notyettreated"]).fit(est_method="reg", base_period="varying", bstrap=False)
    compare("staggered Wald test (csdid)", ours["pre_trend"]["statistic"], float(fit.MP["W"]))
    simple = silent(lambda: fit.aggte(typec="simple", bstrap=False)).atte
    compare("staggered estimate (csdid)", ours["estimate"], float(np.ravel(simple["overall_att"])[0]))
    compare("staggered standard error (csdid)", ours["standard_error"], float(np.ravel(simple["overall_se"])[0]))
    dynamic = silent(lambda: fit.aggte(typec="dynamic", bstrap=False)).atte
    for e, att, se in zip(np.ravel(dynamic["egt"]), np.ravel(dynamic["att_egt"]), np.ravel(dynamic["se_egt"])):
        row = next(r for r in ours["path"] if r["event_time"] == int(e))
        compare(f"staggered event time {int(e)} (csdid)", row["estimate"], float(att))
        compare(f"staggered event time {int(e)} s.e. (csdid)", row["standard_error"], float(se))


def check_discontinuity(panel, ours):
    firms = panel[panel.score.notna() & panel.cutoff.notna()].groupby("firm").first()
    jobs = wide(panel)
    rows = []
    for firm, f in firms.iterrows():
        base, last = jobs.loc[firm].get(int(f.applied_year) - 1, np.nan), jobs.loc[firm, panel.year.max()]
        if np.isfinite(base) and np.isfinite(last):
            rows.append((f.score - f.cutoff, last - base, f.weight))
    x, y, w = np.array(rows).T
    fit = rdrobust(y, x, c=0, p=1, q=2, kernel="triangular", bwselect="mserd", vce="nn", nnmatch=3, masspoints="off", weights=w)
    compare("discontinuity bandwidth (rdrobust)", ours["details"]["bandwidth"], fit.bws.iloc[0, 0])
    compare("discontinuity bias bandwidth (rdrobust)", ours["details"]["bias_bandwidth"], fit.bws.iloc[1, 0])
    compare("discontinuity plain estimate (rdrobust)", ours["details"]["plain_estimate"], fit.coef.iloc[0, 0])
    compare("discontinuity plain s.e. (rdrobust)", ours["details"]["plain_standard_error"], fit.se.iloc[0, 0])
    compare("discontinuity estimate (rdrobust)", ours["estimate"], fit.coef.iloc[2, 0])
    compare("discontinuity standard error (rdrobust)", ours["standard_error"], fit.se.iloc[2, 0])


def simplex_weights(donors, path, ridge):
    w = cvxpy.Variable(donors.shape[1])
    problem = cvxpy.Problem(cvxpy.Minimize(cvxpy.sum_squares(path - donors @ w) + ridge * cvxpy.sum_squares(w)),
                            [w >= 0, cvxpy.sum(w) == 1])
    problem.solve(solver=cvxpy.CLARABEL, tol_gap_abs=1e-14, tol_gap_rel=1e-14, tol_feas=1e-14)
    return polished(donors, path, ridge, w.value)


def polished(donors, path, ridge, w):
    """An interior point ends near its corner: the weights that stay, solved exactly, if Kuhn and Tucker's conditions then hold."""
    h, f = donors.T @ donors + ridge * np.eye(donors.shape[1]), donors.T @ path
    for least in 10.0 ** -np.arange(2.0, 12.0):
        free = np.flatnonzero(w > least)
        system = np.block([[h[np.ix_(free, free)], np.ones((len(free), 1))], [np.ones((1, len(free))), np.zeros((1, 1))]])
        exact = np.zeros(len(w))
        exact[free] = np.linalg.solve(system, np.append(f[free], 1.0))[:-1]
        gradient = h @ exact - f
        if exact.min() >= 0 and gradient @ exact - gradient.min() <= 1e-13 * (path @ path):
            return exact
    return w


def check_synthetic(panel, ours):
    jobs = wide(panel)
    jobs = jobs[jobs.notna().all(axis=1)]
    first = panel[panel.year == panel.year.min()].set_index("firm").loc[jobs.index]
    cohorts = {g: c for g, c in first[first.treated_year > 0].groupby("treated_year") if (jobs.columns < g).sum() >= 2 and g <= jobs.columns[-1]}
    g = max(sorted(cohorts), key=lambda k: len(cohorts[k]))

    def mean_path(firms):
        return np.average(jobs.loc[firms.index], axis=0, weights=firms.weight)

    donors = np.array([mean_path(f) for _, f in first[first.treated_year == 0].groupby(["region", "sector"]) if len(f) >= 5]).T
    before = int((jobs.columns < g).sum())

    def gaps(donors, path):
        ridge = 1e-4 * np.sum(donors[:before] ** 2) / donors.shape[1]
        return path - donors @ simplex_weights(donors[:before], path[:before], ridge)

    compare("synthetic_control estimate (cvxpy)", ours["estimate"], gaps(donors, mean_path(cohorts[g]))[before:].mean())
    placebos = [gaps(np.delete(donors, j, axis=1), donors[:, j]) for j in range(donors.shape[1])]
    compare("synthetic_control standard error (cvxpy)", ours["standard_error"],
            np.sqrt(np.mean([p[before:].mean() ** 2 for p in placebos])))
    compare("synthetic_control duality gap", ours["details"]["duality_gap"], 0.0)


CHECKS = {"before_after": check_before_after, "with_without": check_with_without, "difference_in_differences": check_did,
          "event_study": check_event_study, "matching": check_matching, "staggered": check_staggered,
          "discontinuity": check_discontinuity, "synthetic_control": check_synthetic}


def check_panel(program, path):
    told = json.loads(subprocess.run([program, "evaluate", path, "--format", "json"], capture_output=True, text=True, check=True).stdout)
    table = pd.read_csv(path)
    for column, missing in (("treated_year", 0), ("applied_year", 0), ("cluster", -1), ("weight", 1.0), ("region", 0), ("sector", 0),
                            ("sales", 0.0), ("productivity", 0.0), ("exports", 0.0), ("score", np.nan), ("cutoff", np.nan)):
        table[column] = table[column].fillna(missing) if column in table else missing
    if "selection" in table:
        table.loc[table.selection == "lottery", ["score", "cutoff"]] = np.nan
    lives = table.alive if "alive" in table else (table.jobs > 0).astype(int)
    keys = [c for c in ("variant", "stress", "point", "replicate", "world") if c in table]
    table = table[lives.groupby([table[k] for k in [*keys, "firm"]]).cummax() > 0]
    worlds = [w for programme in told["programmes"] for w in programme["worlds"]]
    groups = [g for _, g in table.groupby(keys, sort=False)] if keys else [table]
    for world, panel in list(zip(worlds, groups))[:4]:
        print(f"{path}: {world['world'] or 'its only world'}, {panel.firm.nunique()} firms")
        for name, check in CHECKS.items():
            ours = world["designs"][name]
            if "missing" in ours:
                print(f"  -    {name}: {ours['missing']}")
            else:
                check(panel.reset_index(drop=True), ours)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program")
    arguments.add_argument("panels", nargs="+")
    arguments.add_argument("--reference")
    a = arguments.parse_args()
    for path in a.panels:
        check_panel(a.program, path)
    if a.reference:
        versions = ", ".join(f"{p} {importlib.metadata.version(p)}" for p in ("statsmodels", "csdid", "rdrobust", "cvxpy", "clarabel"))
        kept = {"made": f"by tests/designs/check_designs.py with {versions}, numpy {np.__version__}", "values": reference}
        with open(a.reference, "w", encoding="utf-8") as out:
            json.dump(kept, out, indent=1)
            out.write("\n")
    print(f"{len(failures)} differ" if failures else "all agree")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
