// pattern: cursor-pagination
// prefix: sdCursorPagination
// description: Cursor pagination: keyset on creation time and ID, one more row tells whether there is a next page, opaque checked cursor
// placeholders: Ticket, TicketPage, ListTickets, ErrBadCursor, maxPageSize
// --- preamble ---
package main

import (
	"slices"
	"strings"
)

// --- imports ---
import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// --- snippet ---

type Ticket struct {
	ID        int64
	CreatedAt time.Time
}

type TicketPage struct {
	Tickets []Ticket
	Next    string // empty on the last page
}

// ErrBadCursor is the client's fault, such as HTTP 400.
var ErrBadCursor = errors.New("the cursor is not one that was given out")

const maxPageSize = 100

// Position is that of a row in the order. Both parts are needed, because rows
// may have been created at the same time.
type Position struct {
	CreatedAt time.Time `json:"t"`
	ID        int64     `json:"i"`
}

// QueryTickets gives the rows behind the position, or the first ones if it is
// nil, by an index on both columns:
//
//	SELECT id, created_at FROM tickets WHERE (created_at, id) < ($1, $2)
//	ORDER BY created_at DESC, id DESC LIMIT $3
type QueryTickets func(ctx context.Context, after *Position, limit int) ([]Ticket, error)

// ListTickets is as fast on the last page as on the first, and neither skips
// nor repeats rows when others are inserted or deleted meanwhile.
func ListTickets(ctx context.Context, query QueryTickets, cursor string, size int) (TicketPage, error) {
	size = min(max(size, 1), maxPageSize)
	after, err := decodeCursor(cursor)
	if err != nil {
		return TicketPage{}, err
	}
	tickets, err := query(ctx, after, size+1)
	if err != nil {
		return TicketPage{}, fmt.Errorf("list tickets: %w", err)
	}
	if len(tickets) <= size {
		return TicketPage{Tickets: tickets}, nil
	}
	last := tickets[size-1]
	next, err := json.Marshal(Position{CreatedAt: last.CreatedAt, ID: last.ID})
	if err != nil {
		return TicketPage{}, fmt.Errorf("list tickets: %w", err)
	}
	return TicketPage{Tickets: tickets[:size], Next: base64.RawURLEncoding.EncodeToString(next)}, nil
}

// decodeCursor trusts nothing. A cursor only says where to go on: what the
// client may see is for the query to decide.
func decodeCursor(cursor string) (*Position, error) {
	if cursor == "" {
		return nil, nil
	}
	text, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil {
		return nil, ErrBadCursor
	}
	var position Position
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if decoder.Decode(&position) != nil || decoder.More() || position.CreatedAt.IsZero() {
		return nil, ErrBadCursor
	}
	return &position, nil
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	ctx := context.Background()
	start := time.Date(2024, 5, 1, 12, 0, 0, 123_456_789, time.UTC)
	var table []Ticket
	for id := range int64(7) { // Three were created at the same time.
		table = append(table, Ticket{ID: id + 1, CreatedAt: start.Add(time.Duration((id+1)/3) * time.Nanosecond)})
	}
	asked := 0
	query := func(_ context.Context, after *Position, limit int) (rows []Ticket, err error) {
		asked = limit
		slices.SortFunc(table, func(a, b Ticket) int {
			if order := b.CreatedAt.Compare(a.CreatedAt); order != 0 {
				return order
			}
			return int(b.ID - a.ID)
		})
		for _, row := range table {
			isBehind := after == nil || row.CreatedAt.Before(after.CreatedAt) ||
				row.CreatedAt.Equal(after.CreatedAt) && row.ID < after.ID
			if isBehind && len(rows) < limit {
				rows = append(rows, row)
			}
		}
		return rows, nil
	}
	list := func(cursor string, size int, wanted ...int64) string {
		page, err := ListTickets(ctx, query, cursor, size)
		check(err == nil, "got %v", err)
		var ids []int64
		for _, ticket := range page.Tickets {
			ids = append(ids, ticket.ID)
		}
		check(slices.Equal(ids, wanted), "got %v instead of %v", ids, wanted)
		return page.Next
	}

	// Page by page, also within rows of the same time, until there is no next one.
	next := list("", 2, 7, 6)
	next = list(next, 2, 5, 4)
	next = list(next, 2, 3, 2)
	next = list(next, 2, 1)
	check(next == "", "there is a page behind the last")
	check(list("", 7, 7, 6, 5, 4, 3, 2, 1) == "", "there is a page behind the last")
	check(list("", 6, 7, 6, 5, 4, 3, 2) != "", "the last row is lost")

	// Rows that come or go meanwhile shift nothing.
	next = list("", 3, 7, 6, 5)
	table = append(table, Ticket{ID: 8, CreatedAt: start.Add(time.Hour)})
	table = slices.DeleteFunc(table, func(ticket Ticket) bool { return ticket.ID == 5 })
	list(next, 3, 4, 3, 2)

	// The size is bounded, and one more row is asked for.
	for size, wanted := range map[int]int{-5: 2, 0: 2, 1: 2, 50: 51, 100: 101, 1_000_000: 101} {
		_, err := ListTickets(ctx, query, "", size)
		check(err == nil && asked == wanted, "asked for %d with size %d", asked, size)
	}

	// It fits into a URL. What was not given out is a clear error and reaches no query.
	check(next != "" && !strings.ContainsAny(next, "+/=&?%"), "got %q", next)
	encode := base64.RawURLEncoding.EncodeToString
	asked = 0
	for _, wrong := range []string{
		"?", next[1:], next + "=", encode([]byte("7")), encode([]byte("{}")), encode([]byte(`{"i":7}`)),
		encode([]byte(`{"t":"2024-05-01T12:00:00Z","i":"7"}`)), encode([]byte(`{"t":"2024-05-01T12:00:00Z","i":7} {}`)),
		encode([]byte(`{"t":"2024-05-01T12:00:00Z","i":7,"x":1}`)),
	} {
		page, err := ListTickets(ctx, query, wrong, 2)
		check(errors.Is(err, ErrBadCursor) && page.Tickets == nil, "%q: %v", wrong, err)
	}
	check(asked == 0, "asked for %d", asked)

	// An error of the query is not the client's fault.
	errDown := errors.New("down")
	_, err := ListTickets(ctx, func(context.Context, *Position, int) ([]Ticket, error) { return nil, errDown }, "", 2)
	check(errors.Is(err, errDown) && !errors.Is(err, ErrBadCursor), "got %v", err)
}
