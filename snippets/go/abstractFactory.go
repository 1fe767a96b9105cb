// pattern: abstract-factory
// prefix: dpAbstractFactory
// description: Abstract factory: a format makes the writer and the reader that belong together, so that they are never mixed
// placeholders: Format, RowWriter, RowReader, FormatFor
// --- preamble ---
package main

import (
	"slices"
	"strings"
)

// --- imports ---
import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
)

// --- snippet ---

// RowWriter writes rows of cells. Flush tells whether all of them arrived.
type RowWriter interface {
	WriteRow(row []string) error
	Flush() error
}

// RowReader returns io.EOF after the last row.
type RowReader interface {
	ReadRow() ([]string, error)
}

// Format is the factory. Who has one gets products that understand each other;
// which ones they are is decided in one place.
type Format interface {
	NewWriter(w io.Writer) RowWriter
	NewReader(r io.Reader) RowReader
}

func FormatFor(name string) (Format, error) {
	switch name {
	case "csv":
		return csvFormat{}, nil
	case "jsonl":
		return jsonFormat{}, nil
	default:
		return nil, fmt.Errorf("unknown format %q; there are csv and jsonl", name)
	}
}

type csvFormat struct{}

func (csvFormat) NewWriter(w io.Writer) RowWriter { return csvWriter{csv.NewWriter(w)} }
func (csvFormat) NewReader(r io.Reader) RowReader { return csvReader{csv.NewReader(r)} }

type csvWriter struct{ csv *csv.Writer }

func (w csvWriter) WriteRow(row []string) error { return w.csv.Write(row) }

func (w csvWriter) Flush() error {
	w.csv.Flush()
	return w.csv.Error()
}

type csvReader struct{ csv *csv.Reader }

func (r csvReader) ReadRow() ([]string, error) { return r.csv.Read() }

type jsonFormat struct{}

func (jsonFormat) NewWriter(w io.Writer) RowWriter { return jsonWriter{json.NewEncoder(w)} }
func (jsonFormat) NewReader(r io.Reader) RowReader { return jsonReader{json.NewDecoder(r)} }

type jsonWriter struct{ json *json.Encoder }

func (w jsonWriter) WriteRow(row []string) error { return w.json.Encode(row) }
func (w jsonWriter) Flush() error                { return nil } // Nothing is buffered.

type jsonReader struct{ json *json.Decoder }

func (r jsonReader) ReadRow() (row []string, err error) {
	err = r.json.Decode(&row)
	return row, err
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func main() {
	rows := [][]string{{"station", "level"}, {"mill, upper", "3\"2"}, {"lock", "1.5"}}
	write := func(format Format, to io.Writer) error {
		writer := format.NewWriter(to)
		for _, row := range rows {
			if err := writer.WriteRow(row); err != nil {
				return err
			}
		}
		return writer.Flush()
	}
	read := func(format Format, text string) (got [][]string, err error) {
		reader := format.NewReader(strings.NewReader(text))
		for {
			row, err := reader.ReadRow()
			if err != nil {
				return got, err
			}
			got = append(got, row)
		}
	}

	// Code that knows only the interfaces works with each family, and what one part writes the other reads.
	texts := map[string]string{}
	for _, name := range []string{"csv", "jsonl"} {
		format, err := FormatFor(name)
		check(err == nil, "got %v", err)
		var text strings.Builder
		check(write(format, &text) == nil, "%s: not written", name)
		texts[name] = text.String()
		got, err := read(format, texts[name])
		check(err == io.EOF && slices.EqualFunc(got, rows, slices.Equal), "%s: %q, %v", name, got, err)
		check(write(format, fullDisk{}) != nil, "%s: the error is lost", name)
	}
	check(texts["csv"] == "station,level\n\"mill, upper\",\"3\"\"2\"\nlock,1.5\n", "got %s", texts["csv"])
	check(strings.HasPrefix(texts["jsonl"], "[\"station\",\"level\"]\n"), "got %s", texts["jsonl"])

	// Mixed, they would not understand each other.
	csvFamily, _ := FormatFor("csv")
	jsonFamily, _ := FormatFor("jsonl")
	_, err := read(jsonFamily, texts["csv"])
	check(err != nil && err != io.EOF, "read what the other family wrote")
	got, _ := read(csvFamily, texts["jsonl"])
	check(!slices.EqualFunc(got, rows, slices.Equal), "read what the other family wrote")

	// An unknown family is an error.
	format, err := FormatFor("xml")
	check(format == nil && err != nil, "there is xml")
}
