// The prices, one row a model: each can be corrected, removed, added to, or set back.
import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { defaultPrices } from '../../../shared/realtime/price-defaults.ts'
import { Button, IconButton } from '../../components/button.tsx'
import type { FieldErrors } from '../../components/field-errors.ts'
import { control, edge } from '../../components/field.tsx'
import { emptyRow, MOST_PRICE_ROWS, priceColumns, rowsOf, type PriceRow } from './price-rows.ts'

interface PriceTableProps {
  rows: readonly PriceRow[]
  errors: FieldErrors
  onChange: (rows: PriceRow[]) => void
}

const head = 'pb-1 text-center text-xs font-medium text-soft'

export function PriceTable({ rows, errors, onChange }: PriceTableProps) {
  const id = useId()
  const mine = Object.entries(errors.fields).filter(([name]) => name.startsWith('prices'))
  const change = (changed: PriceRow): void =>
    onChange(rows.map((row) => (row.id === changed.id ? changed : row)))
  return (
    <div data-field className="flex flex-col gap-2">
      <p id={`${id}-title`} className="text-sm font-medium">
        Price estimates
      </p>
      <p className="text-sm text-soft">
        US dollars for a million tokens, and for a minute where a model counts time. They are what was known
        when this version was made: compare them with your service’s price list and correct them here.
      </p>
      {rows.length === 0 ? null : (
        <table
          aria-labelledby={`${id}-title`}
          className="-mx-1 w-[calc(100%+0.5rem)] table-fixed border-separate border-spacing-x-1"
        >
          <Head />
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                errors={errors}
                note={mine.length > 0 ? `${id}-errors` : undefined}
                onChange={change}
                onRemove={() => onChange(rows.filter((other) => other.id !== row.id))}
              />
            ))}
          </tbody>
        </table>
      )}
      {mine.length === 0 ? null : (
        <ul id={`${id}-errors`} role="alert" className="text-sm text-live">
          {mine.map(([name, message]) => (
            <li key={name}>{message}</li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2.5">
        <Button
          size="sm"
          icon={<Plus size={14} aria-hidden />}
          disabled={rows.length >= MOST_PRICE_ROWS}
          onClick={() => onChange([...rows, emptyRow(rows)])}
        >
          Add a model
        </Button>
        <Button size="sm" onClick={() => onChange(rowsOf(defaultPrices))}>
          Back to the estimates
        </Button>
      </div>
    </div>
  )
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className={`${head} w-[27%] text-left align-bottom`}>
          Model
        </th>
        <th scope="colgroup" colSpan={3} className={head}>
          Text
        </th>
        <th scope="colgroup" colSpan={3} className={head}>
          Audio
        </th>
        <th scope="col" rowSpan={2} className={`${head} align-bottom`}>
          Minute
        </th>
        <th scope="col" rowSpan={2} className="w-8">
          <span className="sr-only">Remove</span>
        </th>
      </tr>
      <tr>
        {['In', 'Cached', 'Out', 'In', 'Cached', 'Out'].map((label, index) => (
          <th key={priceColumns[index]?.name} scope="col" className={head}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface RowProps {
  row: PriceRow
  errors: FieldErrors
  /** Where the errors of the table are told. */
  note: string | undefined
  onChange: (row: PriceRow) => void
  onRemove: () => void
}

function Row({ row, errors, note, onChange, onRemove }: RowProps) {
  const model = row.model.trim() || 'new model'
  const cell = (name: string, label: string, value: string, take: (text: string) => PriceRow) => {
    const error = errors.fields[`prices.${row.id}.${name}`]
    return (
      <td key={name} className="py-0.5">
        <input
          aria-label={label}
          value={value}
          onChange={(event) => onChange(take(event.target.value))}
          inputMode={name === 'model' ? 'text' : 'decimal'}
          placeholder={name === 'model' ? 'Model' : '0'}
          maxLength={name === 'model' ? 100 : 20}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : note}
          className={`${control} ${edge(error)} h-8 ${name === 'model' ? '' : 'text-right tabular-nums'} !px-1.5 !text-sm`}
        />
      </td>
    )
  }
  return (
    <tr>
      {cell('model', `Model of ${model}`, row.model, (text) => ({ ...row, model: text }))}
      {priceColumns.map(({ name, label }) =>
        cell(name, `${model}: ${label.toLowerCase()}`, row.prices[name], (text) => ({
          ...row,
          prices: { ...row.prices, [name]: text },
        })),
      )}
      <td>
        <IconButton
          size="sm"
          label={`Remove ${model}`}
          icon={<X size={15} aria-hidden />}
          onClick={onRemove}
        />
      </td>
    </tr>
  )
}
