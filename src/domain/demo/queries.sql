-- The demo bank's own statements.

-- name: demo_credential
INSERT INTO credential (person, password_hash, changed_at, must_change, totp_secret, totp_on, totp_last_step, failures, locked_until)
VALUES ($1, $2, $3, 0, NULL, 0, 0, 0, 0)

-- name: demo_customers
SELECT COUNT(*) FROM customer

-- name: demo_loan_version
UPDATE loan SET version = $1, recorded_at = $2 WHERE home = $3 AND id = $4

-- name: demo_limit_balance
INSERT INTO limit_balance (home, facility, reserved, used) VALUES ($1, $2, 0, $3)
